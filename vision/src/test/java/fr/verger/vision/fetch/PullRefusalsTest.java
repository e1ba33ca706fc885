package fr.verger.vision.fetch;

import static fr.verger.vision.fetch.RawServer.head;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.vision.VergerException;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.registry.RegistryEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not what was published. */
class PullRefusalsTest extends PullFixture {
  @Test
  void aBackboneThatIsNotHereIsAskedForInOneSentence() {
    RegistryEntry entry = entry(null, null);

    assertThatThrownBy(() -> catalog(entry).named("test-net", BackboneOptions.none()))
        .isInstanceOf(VergerException.class)
        .hasMessage(
            "The backbone test-net is not on this machine; run 'verger backbones pull test-net' (1.9 MB from %s), or bring that file by other means and run 'verger backbones import w.h5'."
                .formatted(entry.urls().get(0)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void wrongBytesAreRefusedAndNothingIsLeft(int how) throws Exception {
    RegistryEntry entry = how == 0 ? entry(sums().sha256(), null) : entry(null, sums().md5());
    server()
        .answers(
            (request, out) -> {
              byte[] wrong = weights().clone();
              wrong[weights().length / 2] ^= 1;
              head(out, "HTTP/1.1 200 OK", TAG, "Content-Length: " + wrong.length);
              out.write(wrong);
            });

    assertThatThrownBy(() -> pull(entry))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("is not the published one")
        .hasMessageContaining(how == 0 ? sums().sha256() : sums().md5())
        .hasMessageEndingWith("nothing was kept.");
    assertThat(names()).isEmpty();
  }

  @Test
  void whereNoHashIsPublishedTheFirstFileIsTheMeasure() throws Exception {
    RegistryEntry entry = entry(null, null);
    server().answers((request, out) -> whole(out));
    Path model = pull(entry);
    assertThat(cache().pinned(entry)).hasValue(sums().sha256());
    Files.delete(model);
    byte[] other = weights().clone();
    // Of a weight, so that the file is as good as the first.
    other[weights().length - 100_000] ^= 1;
    server()
        .answers(
            (request, out) -> {
              head(out, "HTTP/1.1 200 OK", TAG, "Content-Length: " + other.length);
              out.write(other);
            });

    assertThatThrownBy(() -> pull(entry))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("is not the one that came first")
        .hasMessageContaining(sums().sha256())
        .hasMessageContaining(cache().pin(entry).toString());
    assertThat(names()).containsExactly("test-net.sha256");
    Files.delete(cache().pin(entry));
    assertThat(pull(entry)).exists();
  }

  @Test
  void whatIsNoNetworkIsRefusedAndNeitherPinnedNorKept() throws Exception {
    byte[] page = "<html>log in to this network</html>".getBytes(US_ASCII);
    server()
        .answers(
            (request, out) -> {
              head(out, "HTTP/1.1 200 OK", "Content-Length: " + page.length);
              out.write(page);
            });

    assertThatThrownBy(() -> pull(entry(null, null, null)))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("are no HDF5 file");
    assertThat(names()).isEmpty();
  }

  @Test
  void anotherLengthThanThePublishedOneIsRefusedBeforeItIsFetched() {
    server()
        .answers(
            (request, out) -> head(out, "HTTP/1.1 200 OK", TAG, "Content-Length: 99999999999"));

    assertThatThrownBy(() -> pull(entry(sums().sha256(), null)))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("it offers 99,999,999,999 bytes, and the published file has");
    assertThat(cache().part(entry(null, null))).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBodyWithoutEndIsCutOff(boolean sizeIsPublished) {
    byte[] block = new byte[1 << 16];
    server()
        .answers(
            (request, out) -> {
              head(out, "HTTP/1.1 200 OK");
              while (true) {
                out.write(block);
              }
            });
    Download.Wanted wanted =
        new Download.Wanted(
            "x", server().address("/w.h5"), sizeIsPublished ? 1_000_000L : null, 2_000_000);
    PartialFile part = new PartialFile(temporary().resolve("x.part"));

    assertThatThrownBy(() -> download().fetch(wanted, part))
        .isInstanceOf(RefusedTransfer.class)
        .hasMessageContaining(sizeIsPublished ? "1,000,000 bytes" : "2,000,000 bytes");
    assertThat(temporary().resolve("x.part")).doesNotExist();
  }
}
