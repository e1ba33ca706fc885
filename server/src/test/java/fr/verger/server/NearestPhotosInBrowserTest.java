package fr.verger.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.verger.server.nearest.LearnedPhoto;
import fr.verger.server.nearest.NearestPhotos;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that has photos to show beside an answer. */
class NearestPhotosInBrowserTest {
  private static final byte[] THUMBNAIL = TestPhotos.any(1);

  @TempDir Path folder;

  private static VergerServer server;
  private static TestClient client;

  @BeforeAll
  static void start() {
    NearestPhotos photos =
        NearestPhotos.among(
            List.of(
                new LearnedPhoto("Banana", THUMBNAIL, new float[] {1, 2, 3, 4}),
                new LearnedPhoto("Kiwi", TestPhotos.any(2), new float[] {4, 3, 2, 1})));
    server =
        VergerServer.start(
            ServerSettings.standard("localhost", 0, null),
            Served.by(TestModels.withEmbedding()).showing(photos));
    client = new TestClient(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void anAnswerNamesTheNearestPhotosAndTheirThumbnailsCanBeFetched() throws Exception {
    HttpResponse<String> response = client.post(TestPhotos.jpeg());
    JsonNode nearest = new ObjectMapper().readTree(response.body()).get("nearest");

    assertThat(nearest).hasSize(2);
    for (JsonNode photo : nearest) {
      HttpResponse<byte[]> thumbnail = client.bytes("/" + photo.get("thumbnail").textValue());
      assertThat(thumbnail.headers().firstValue("Content-Type")).contains("image/jpeg");
      if (photo.get("label").textValue().equals("Banana")) {
        assertThat(thumbnail.body()).isEqualTo(THUMBNAIL);
      }
    }
  }

  @Test
  void nothingButThoseThumbnailsCanBeFetched() throws Exception {
    for (String number : List.of("2", "999999")) {
      assertThat(client.get("/api/v1/thumbnails?number=" + number).statusCode()).isEqualTo(404);
    }
    for (String number :
        List.of("-1", "1000000", "0.5", "..%2f..%2fetc%2fpasswd", "%2fetc%2fpasswd", "0%00", "")) {
      HttpResponse<String> response = client.get("/api/v1/thumbnails?number=" + number);
      assertThat(response.statusCode()).as(number).isEqualTo(400);
      assertThat(response.body()).doesNotContain("passwd");
    }
    assertThat(client.get("/api/v1/thumbnails/0.jpg").statusCode()).isEqualTo(404);
  }

  @Test
  void thePageShowsThemBelowTheAnswer() throws Exception {
    try (PhoneBrowser browser = PhoneBrowser.start()) {
      browser.open(server, "en-US", "light");
      browser.choose(Files.write(folder.resolve("photo.jpg"), TestPhotos.jpeg()));

      assertThat(browser.text("#nearestname")).isEqualTo("Learned from photos like these");
      assertThat(browser.findAll(".nearest figure")).hasSize(2);
      browser.script("document.querySelector('.nearest').scrollIntoView()");
      browser.eventually(
          "const done = arguments[0];"
              + "Promise.all([...document.querySelectorAll('.nearest img')]"
              + ".map((image) => image.decode())).then(() => done('whole'), done)");
      assertThat(browser.script("return document.querySelector('.nearest img').naturalWidth"))
          .isNotEqualTo(0L);
      assertThat(browser.axe()).isEmpty();
      assertThat(browser.console()).isEmpty();
    }
  }
}
