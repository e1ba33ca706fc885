package fr.verger.server;

import static fr.verger.server.TestClient.PREDICTIONS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import fr.verger.vision.VergerException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The server as programs meet it: real HTTP, and answers held against the served description. */
class ServerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static VergerServer server;
  private static JsonNode description;
  private static TestClient client;

  @BeforeAll
  static void start() throws Exception {
    server =
        VergerServer.start(
            ServerSettings.standard("localhost", 0, null), Served.by(TestModels.sure()));
    client = new TestClient(server);
    description = JSON.readTree(client.get("/openapi.json").body());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** The body, after it was found to be what the description says of this answer. */
  private static JsonNode described(HttpResponse<String> response, String method)
      throws IOException {
    String type = response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    JsonNode schema =
        description
            .path("paths")
            .path(response.uri().getPath())
            .path(method)
            .path("responses")
            .path(Integer.toString(response.statusCode()))
            .path("content")
            .path(type)
            .path("schema");
    assertThat(schema.isObject()).as("%s %s is described", response, type).isTrue();
    ObjectNode whole = schema.deepCopy();
    whole.set("components", description.get("components"));
    JsonNode body = JSON.readTree(response.body());
    assertThat(JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(whole).validate(body))
        .isEmpty();
    return body;
  }

  private static JsonNode problem(HttpResponse<String> response, int status, String name)
      throws IOException {
    JsonNode problem = described(response, "post");
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(problem.get("type").textValue()).isEqualTo("urn:verger:problem:" + name);
    return problem;
  }

  private static byte[] form(String part, byte[] photo) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(("--seam\r\nContent-Disposition: form-data; name=" + part).getBytes(UTF_8));
    form.writeBytes("\r\nContent-Type: image/jpeg\r\n\r\n".getBytes(UTF_8));
    form.writeBytes(photo);
    form.writeBytes("\r\n--seam--\r\n".getBytes(UTF_8));
    return form.toByteArray();
  }

  @Test
  void aPhotoGetsItsLikeliestLabelsEachWithItsCard() throws Exception {
    JsonNode answer = described(client.post(TestPhotos.jpeg()), "post");

    assertThat(answer.get("predictions")).hasSize(3);
    assertThat(answer.at("/predictions/0/card/species/names/fr").textValue()).isNotEmpty();
    assertThat(answer.at("/predictions/0/probability").doubleValue())
        .isGreaterThan(answer.at("/predictions/1/probability").doubleValue());
    assertThat(answer.get("sure").booleanValue()).isTrue();
  }

  @Test
  void aFormGetsTheSameAnswerAsThePhotoAlone() throws Exception {
    byte[] photo = TestPhotos.jpeg();
    String type = "multipart/form-data; boundary=seam";

    HttpResponse<String> form =
        client.post(PREDICTIONS, type, BodyPublishers.ofByteArray(form("photo", photo)));

    assertThat(form.body()).isEqualTo(client.post(photo).body());
    problem(
        client.post(PREDICTIONS, type, BodyPublishers.ofByteArray(form("note", photo))),
        400,
        "broken-form");
    problem(client.post(PREDICTIONS, type, BodyPublishers.ofString("--sea")), 400, "broken-form");
  }

  @Test
  void topSaysHowManyLabels() throws Exception {
    BodyPublisher photo = BodyPublishers.ofByteArray(TestPhotos.jpeg());
    int labels = server.classifier().model().labels().size();

    JsonNode all =
        described(client.post(PREDICTIONS + "?top=" + labels, "image/jpeg", photo), "post");

    assertThat(all.get("predictions")).hasSize(labels);
    problem(client.post(PREDICTIONS + "?top=0", "image/jpeg", photo), 400, "wrong-parameter");
    problem(client.post(PREDICTIONS + "?top=-1", "image/jpeg", photo), 400, "wrong-parameter");
  }

  @Test
  void whatIsNoPhotoIsSaidInASentence() throws Exception {
    JsonNode problem =
        problem(client.post("no photo at all".getBytes(UTF_8)), 422, "photo-unreadable");

    assertThat(problem.get("detail").textValue()).contains("none of JPEG").endsWith(".");
    problem(client.post(new byte[0]), 422, "photo-unreadable");
    problem(
        client.post(PREDICTIONS, "text/plain", BodyPublishers.ofString("x")),
        415,
        "unsupported-media-type");
  }

  @Test
  void aBodyOfMoreThanTwelveMegabytesIsRefusedWhetherItSaysSoOrNot() throws Exception {
    byte[] large = new byte[(12 << 20) + 1];
    problem(client.post(large), 413, "photo-too-large");
    HttpRequest.Builder unsized =
        client
            .to(PREDICTIONS)
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));
    problem(client.send(unsized), 413, "photo-too-large");
  }

  @Test
  void aPhotoOfTooManyPixelsIsRefusedByItsHeader() throws Exception {
    JsonNode problem =
        problem(client.post(TestPhotos.pngHead(20_000, 20_000)), 422, "photo-unreadable");
    assertThat(problem.get("detail").textValue()).contains("20000 x 20000");
  }

  @Test
  void everyAnswerForbidsWhatThePageDoesNotNeed() throws Exception {
    for (String path : List.of("/", "/app.js", "/api/v1/model", "/nothing", "/%2e%2e/%00")) {
      HttpResponse<String> response = client.get(path);
      assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("'unsafe-");
      assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(response.headers().firstValue("Permissions-Policy").orElse(""))
          .contains("camera=(self)");
      assertThat(response.headers().firstValue("Server")).isEmpty();
    }
  }

  @Test
  void modelAndHealthAreAsDescribed() throws Exception {
    JsonNode model = described(client.get("/api/v1/model"), "get");
    assertThat(model.get("labels")).hasSize(server.classifier().model().labels().size());
    assertThat(described(client.get("/healthz"), "get").get("status").textValue()).isEqualTo("ok");
    assertThat(described(client.get("/openapi.json"), "get")).isEqualTo(description);
  }

  @Test
  void everyDescribedAddressAnswersAndOtherMethodsAreRefused() throws Exception {
    List<String> paths = new ArrayList<>();
    description.get("paths").fieldNames().forEachRemaining(paths::add);

    assertThat(paths).contains(PREDICTIONS, "/metrics");
    for (String path : paths) {
      HttpResponse<String> response =
          client.send(client.to(path).method("PUT", BodyPublishers.noBody()));
      assertThat(response.statusCode()).as(path).isEqualTo(405);
      assertThat(response.headers().firstValue("Allow")).isPresent();
    }
  }

  @Test
  void metricsCountWhatWasAnswered() throws Exception {
    client.post(TestPhotos.jpeg());
    client.get("/no/such/" + System.nanoTime());

    HttpResponse<String> metrics = client.get("/metrics");

    assertThat(metrics.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/plain; version=0.0.4");
    assertThat(metrics.body().lines())
        .allMatch(
            line ->
                line.startsWith("# HELP ")
                    || line.startsWith("# TYPE ")
                    || line.matches("[a-z_]+(\\{[^}]*\\})? [0-9.]+"))
        .anyMatch(line -> line.matches("verger_predictions_total\\{outcome=\"sure\"} [1-9].*"))
        .anyMatch(line -> line.startsWith("verger_prediction_seconds_bucket{le=\"+Inf\"} "))
        .anyMatch(line -> line.matches("verger_http_requests_total\\{path=\"other\".*404\"} .*"))
        .noneMatch(line -> line.contains("/no/such"));
  }

  @Test
  void aBrowserThatHasTheFileGetsNoneAgain() throws Exception {
    String tag = client.get("/app.js").headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = client.send(client.to("/app.js").header("If-None-Match", tag));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void aPortThatIsTakenIsSaidInASentence() {
    ServerSettings same = ServerSettings.standard("localhost", server.port(), null);
    assertThatThrownBy(() -> VergerServer.start(same, Served.by(TestModels.sure())))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("localhost:" + server.port())
        .hasMessageContaining("--port");
  }
}
