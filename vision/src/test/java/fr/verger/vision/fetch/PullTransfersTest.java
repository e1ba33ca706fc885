package fr.verger.vision.fetch;

import static fr.verger.vision.fetch.RawServer.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.vision.VergerException;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.registry.RegistryEntry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Fetching from servers that break off, change their mind or fall silent. */
class PullTransfersTest extends PullFixture {
  @Test
  void aFetchedBackboneIsFoundByItsName() throws Exception {
    RegistryEntry entry = entry(sums().sha256(), null);
    server().answers((request, out) -> whole(out));

    Path model = pull(entry);

    assertThat(model).isEqualTo(cache().folder().resolve("test-net.onnx"));
    assertThat(names()).containsExactly("test-net.onnx");
    BackboneModel found = catalog(entry).named("test-net", BackboneOptions.none());
    assertThat(found.name()).isEqualTo("test-net");
    assertThat(found.source()).isEqualTo(entry.urls().get(0).toString());
    assertThat(found.license()).isEqualTo("Apache-2.0");
    assertThat(heard()).first().isEqualTo("started " + weights().length);
    assertThat(heard()).last().isEqualTo("finished");
    pull(entry);
    assertThat(server().requests()).hasSize(1);
  }

  @Test
  void whereTheServerBreaksOffItIsAskedForTheRest() throws Exception {
    server()
        .answers(
            (request, out) -> {
              int from = request.from();
              int to = Math.min(weights().length, from + 700_000);
              if (from == 0) {
                head(out, "HTTP/1.1 200 OK", TAG, "Content-Length: " + weights().length);
              } else {
                partial(out, from);
              }
              out.write(weights(), from, to - from);
            });

    pull(entry(sums().sha256(), null));

    // Of a connection that breaks, the last bytes may be lost.
    assertThat(server().requests().stream().map(RawServer.Request::from))
        .startsWith(0)
        .hasSizeBetween(3, 5)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(server().requests().get(1).headers()).contains("If-Range: \"one\"");
    assertThat(heard()).contains("interrupted the server broke off");
  }

  @Test
  void whatCameBeforeTheNetworkFailedIsGoneOnWithByTheNextPull() throws Exception {
    RegistryEntry entry = entry(sums().sha256(), null);
    server()
        .answers(
            (request, out) -> {
              if (request.from() == 0) {
                head(out, "HTTP/1.1 200 OK", TAG, "Content-Length: " + weights().length);
                out.write(weights(), 0, 500_000);
              }
            });
    assertThatThrownBy(() -> pull(entry))
        .isInstanceOf(VergerException.class)
        .hasMessageMatching(".*\\([0-9,]+ bytes are kept; pull again to go on\\).*")
        .hasMessageContaining("'verger backbones import w.h5'");
    server()
        .answers(
            (request, out) -> {
              partial(out, request.from());
              out.write(weights(), request.from(), weights().length - request.from());
            });
    server().requests().clear();
    int kept = (int) Files.size(cache().part(entry));

    pull(entry);

    assertThat(kept).isBetween(1, 500_000);
    assertThat(server().requests().stream().map(RawServer.Request::from)).containsExactly(kept);
    assertThat(names()).containsExactly("test-net.onnx");
  }

  @Test
  void aFileThatChangedMeanwhileIsFetchedAnew() throws Exception {
    server()
        .answers(
            (request, out) -> {
              boolean first = server().requests().size() == 1;
              byte[] body = first ? new byte[weights().length] : weights();
              head(
                  out,
                  "HTTP/1.1 200 OK",
                  first ? "ETag: \"old\"" : TAG,
                  "Content-Length: " + body.length);
              out.write(body, 0, first ? 300_000 : body.length);
            });

    pull(entry(sums().sha256(), null));

    assertThat(server().requests()).hasSize(2);
    assertThat(server().requests().get(1).headers()).contains("If-Range: \"old\"");
  }

  @Test
  void withoutAVersionNothingIsPatchedTogether() throws Exception {
    server()
        .answers(
            (request, out) -> {
              head(out, "HTTP/1.1 200 OK", "Content-Length: " + weights().length);
              out.write(weights(), 0, server().requests().size() == 1 ? 300_000 : weights().length);
            });

    pull(entry(sums().sha256(), null));

    assertThat(server().requests().stream().map(RawServer.Request::from)).containsExactly(0, 0);
  }

  @Test
  void aServerThatFallsSilentIsNotWaitedForWithoutEnd() {
    server()
        .answers(
            (request, out) -> {
              head(out, "HTTP/1.1 200 OK", TAG, "Content-Length: " + weights().length);
              out.write(weights(), 0, 1000);
              out.flush();
              Thread.sleep(2_000);
            });

    assertThatThrownBy(() -> pull(entry(sums().sha256(), null)))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("1,000 bytes are kept");
    assertThat(heard()).contains("interrupted nothing came any more");
  }

  @Test
  void theNextAddressHasItWhereTheFirstHasNot() throws Exception {
    server()
        .answers(
            (request, out) -> {
              if (request.path().equals("/w.h5")) {
                head(out, "HTTP/1.1 404 Not Found", "Content-Length: 0");
              } else {
                whole(out);
              }
            });

    assertThat(
            pull(
                entry(
                    sums().sha256(),
                    null,
                    (long) weights().length,
                    server().address("/w.h5"),
                    server().address("/mirror/w.h5"))))
        .exists();
  }

  @Test
  void withoutANetworkItSaysWhatToBringAndHow() {
    URI nowhere = URI.create("https://no-such-host.invalid/w.h5");

    assertThatThrownBy(() -> pull(entry(null, null, null, nowhere)))
        .isInstanceOf(VergerException.class)
        .hasMessage(
            "test-net cannot be fetched from https://no-such-host.invalid/w.h5: there is no connection to no-such-host.invalid; bring that file by other means and run 'verger backbones import w.h5'.");
  }

  @Test
  void twoDoNotFetchTheSameAtOnce() throws Exception {
    RegistryEntry entry = entry(sums().sha256(), null);
    server()
        .answers(
            (request, out) -> {
              assertThatThrownBy(() -> pull(entry))
                  .isInstanceOf(VergerException.class)
                  .hasMessageContaining("is being fetched by another verger");
              whole(out);
            });

    assertThat(pull(entry)).exists();
  }
}
