package fr.verger.vision.fetch;

import static fr.verger.vision.fetch.RawServer.head;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.vision.VergerException;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.keras.Architecture;
import fr.verger.vision.keras.Imported;
import fr.verger.vision.preprocessing.Normalisation;
import fr.verger.vision.registry.BackboneCache;
import fr.verger.vision.registry.BackboneRegistry;
import fr.verger.vision.registry.RegistryEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetching from servers that do what servers do. */
class BackbonePullTest {
  private static final String TAG = "ETag: \"one\"";

  @TempDir static Path fixtures;
  private static byte[] weights;
  private static Checksums sums;

  @TempDir Path temporary;
  private RawServer server;
  private BackboneCache cache;
  private final List<String> heard = new ArrayList<>();

  @BeforeAll
  static void unpack() throws IOException {
    Path file = Imported.fixture("mobilenet-v2-keras1.h5", fixtures);
    weights = Files.readAllBytes(file);
    sums = Checksums.of(file);
  }

  @BeforeEach
  void start() throws IOException {
    server = new RawServer();
    cache = new BackboneCache(temporary.resolve("cache"));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void aFetchedBackboneIsFoundByItsName() throws Exception {
    RegistryEntry entry = entry(sums.sha256(), null);
    server.answers((request, out) -> whole(out));

    Path model = pull(entry);

    assertThat(model).isEqualTo(cache.folder().resolve("test-net.onnx"));
    assertThat(names()).containsExactlyInAnyOrder("test-net.onnx", "test-net.lock");
    BackboneModel found = catalog(entry).named("test-net", BackboneOptions.none());
    assertThat(found.name()).isEqualTo("test-net");
    assertThat(found.source()).isEqualTo(entry.urls().get(0).toString());
    assertThat(found.license()).isEqualTo("Apache-2.0");
    assertThat(heard).first().isEqualTo("started " + weights.length);
    assertThat(heard).last().isEqualTo("finished");
    pull(entry);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aBackboneThatIsNotHereIsAskedForInOneSentence() {
    RegistryEntry entry = entry(null, null);

    assertThatThrownBy(() -> catalog(entry).named("test-net", BackboneOptions.none()))
        .isInstanceOf(VergerException.class)
        .hasMessage(
            "The backbone test-net is not on this machine; run 'verger backbones pull test-net' (1.9 MB from %s), or bring that file by other means and run 'verger backbones import w.h5'."
                .formatted(entry.urls().get(0)));
  }

  @Test
  void whereTheServerBreaksOffItIsAskedForTheRest() throws Exception {
    server.answers(
        (request, out) -> {
          int from = request.from();
          int to = Math.min(weights.length, from + 700_000);
          if (from == 0) {
            head(out, "HTTP/1.1 200 OK", TAG, "Content-Length: " + weights.length);
          } else {
            partial(out, from);
          }
          out.write(weights, from, to - from);
        });

    pull(entry(sums.sha256(), null));

    // Of a connection that breaks, the last bytes may be lost.
    assertThat(server.requests().stream().map(RawServer.Request::from))
        .startsWith(0)
        .hasSizeBetween(3, 5)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(server.requests().get(1).headers()).contains("If-Range: \"one\"");
    assertThat(heard).contains("interrupted the server broke off");
  }

  @Test
  void whatCameBeforeTheNetworkFailedIsGoneOnWithByTheNextPull() throws Exception {
    RegistryEntry entry = entry(sums.sha256(), null);
    server.answers(
        (request, out) -> {
          if (request.from() == 0) {
            head(out, "HTTP/1.1 200 OK", TAG, "Content-Length: " + weights.length);
            out.write(weights, 0, 500_000);
          }
        });
    assertThatThrownBy(() -> pull(entry))
        .isInstanceOf(VergerException.class)
        .hasMessageMatching(".*\\([0-9,]+ bytes are kept; pull again to go on\\).*")
        .hasMessageContaining("'verger backbones import w.h5'");
    server.answers(
        (request, out) -> {
          partial(out, request.from());
          out.write(weights, request.from(), weights.length - request.from());
        });
    server.requests().clear();
    int kept = (int) Files.size(cache.part(entry));

    pull(entry);

    assertThat(kept).isBetween(1, 500_000);
    assertThat(server.requests().stream().map(RawServer.Request::from)).containsExactly(kept);
    assertThat(names()).containsExactlyInAnyOrder("test-net.onnx", "test-net.lock");
  }

  @Test
  void aFileThatChangedMeanwhileIsFetchedAnew() throws Exception {
    server.answers(
        (request, out) -> {
          boolean first = server.requests().size() == 1;
          byte[] body = first ? new byte[weights.length] : weights;
          head(
              out,
              "HTTP/1.1 200 OK",
              first ? "ETag: \"old\"" : TAG,
              "Content-Length: " + body.length);
          out.write(body, 0, first ? 300_000 : body.length);
        });

    pull(entry(sums.sha256(), null));

    assertThat(server.requests()).hasSize(2);
    assertThat(server.requests().get(1).headers()).contains("If-Range: \"old\"");
  }

  @Test
  void withoutAVersionNothingIsPatchedTogether() throws Exception {
    server.answers(
        (request, out) -> {
          head(out, "HTTP/1.1 200 OK", "Content-Length: " + weights.length);
          out.write(weights, 0, server.requests().size() == 1 ? 300_000 : weights.length);
        });

    pull(entry(sums.sha256(), null));

    assertThat(server.requests().stream().map(RawServer.Request::from)).containsExactly(0, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void wrongBytesAreRefusedAndNothingIsLeft(int how) throws Exception {
    RegistryEntry entry = how == 0 ? entry(sums.sha256(), null) : entry(null, sums.md5());
    server.answers(
        (request, out) -> {
          byte[] wrong = weights.clone();
          wrong[weights.length / 2] ^= 1;
          head(out, "HTTP/1.1 200 OK", TAG, "Content-Length: " + wrong.length);
          out.write(wrong);
        });

    assertThatThrownBy(() -> pull(entry))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("is not the published one")
        .hasMessageContaining(how == 0 ? sums.sha256() : sums.md5())
        .hasMessageEndingWith("nothing was kept.");
    assertThat(names()).containsExactly("test-net.lock");
  }

  @Test
  void whereNoHashIsPublishedTheFirstFileIsTheMeasure() throws Exception {
    RegistryEntry entry = entry(null, null);
    server.answers((request, out) -> whole(out));
    Path model = pull(entry);
    assertThat(cache.pinned(entry)).hasValue(sums.sha256());
    Files.delete(model);
    byte[] other = weights.clone();
    // Of a weight, so that the file is as good as the first.
    other[weights.length - 100_000] ^= 1;
    server.answers(
        (request, out) -> {
          head(out, "HTTP/1.1 200 OK", TAG, "Content-Length: " + other.length);
          out.write(other);
        });

    assertThatThrownBy(() -> pull(entry))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("is not the one that came first")
        .hasMessageContaining(sums.sha256())
        .hasMessageContaining(cache.pin(entry).toString());
    assertThat(names()).containsExactlyInAnyOrder("test-net.lock", "test-net.sha256");
    Files.delete(cache.pin(entry));
    assertThat(pull(entry)).exists();
  }

  @Test
  void whatIsNoNetworkIsRefusedAndNeitherPinnedNorKept() throws Exception {
    byte[] page = "<html>log in to this network</html>".getBytes(US_ASCII);
    server.answers(
        (request, out) -> {
          head(out, "HTTP/1.1 200 OK", "Content-Length: " + page.length);
          out.write(page);
        });

    assertThatThrownBy(() -> pull(entry(null, null, null)))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("are no HDF5 file");
    assertThat(names()).containsExactly("test-net.lock");
  }

  @Test
  void anotherLengthThanThePublishedOneIsRefusedBeforeItIsFetched() {
    server.answers(
        (request, out) -> head(out, "HTTP/1.1 200 OK", TAG, "Content-Length: 99999999999"));

    assertThatThrownBy(() -> pull(entry(sums.sha256(), null)))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("it offers 99,999,999,999 bytes, and the published file has");
    assertThat(cache.part(entry(null, null))).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBodyWithoutEndIsCutOff(boolean sizeIsPublished) {
    byte[] block = new byte[1 << 16];
    server.answers(
        (request, out) -> {
          head(out, "HTTP/1.1 200 OK");
          while (true) {
            out.write(block);
          }
        });
    Download.Wanted wanted =
        new Download.Wanted(
            "x", server.address("/w.h5"), sizeIsPublished ? 1_000_000L : null, 2_000_000);
    PartialFile part = new PartialFile(temporary.resolve("x.part"));

    assertThatThrownBy(() -> download().fetch(wanted, part))
        .isInstanceOf(RefusedTransfer.class)
        .hasMessageContaining(sizeIsPublished ? "1,000,000 bytes" : "2,000,000 bytes");
    assertThat(temporary.resolve("x.part")).doesNotExist();
  }

  @Test
  void aServerThatFallsSilentIsNotWaitedForWithoutEnd() {
    server.answers(
        (request, out) -> {
          head(out, "HTTP/1.1 200 OK", TAG, "Content-Length: " + weights.length);
          out.write(weights, 0, 1000);
          out.flush();
          Thread.sleep(2_000);
        });

    assertThatThrownBy(() -> pull(entry(sums.sha256(), null)))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("1,000 bytes are kept");
    assertThat(heard).contains("interrupted nothing came any more");
  }

  @Test
  void redirectsAreFollowed() throws Exception {
    server.answers(
        (request, out) -> {
          if (request.path().equals("/w.h5")) {
            head(out, "HTTP/1.1 302 Found", "Location: /elsewhere?x=1");
          } else {
            whole(out);
          }
        });

    assertThat(pull(entry(sums.sha256(), null))).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"file:///etc/passwd", "ftp://example.org/w.h5", "jar:file:x", "", "http:/", "::"})
  void redirectsThatLeadOutOfTheWebAreNot(String location) {
    server.answers((request, out) -> head(out, "HTTP/1.1 301 Moved", "Location: " + location));

    assertThatThrownBy(() -> pull(entry(sums.sha256(), null)))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("it redirects to");
  }

  @Test
  void redirectsInACircleEnd() {
    server.answers((request, out) -> head(out, "HTTP/1.1 307 Again", "Location: /w.h5"));

    assertThatThrownBy(() -> pull(entry(sums.sha256(), null)))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("it redirects more than 5 times");
  }

  @Test
  void theNextAddressHasItWhereTheFirstHasNot() throws Exception {
    server.answers(
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
                    sums.sha256(),
                    null,
                    (long) weights.length,
                    server.address("/w.h5"),
                    server.address("/mirror/w.h5"))))
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
    RegistryEntry entry = entry(sums.sha256(), null);
    server.answers(
        (request, out) -> {
          assertThatThrownBy(() -> pull(entry))
              .isInstanceOf(VergerException.class)
              .hasMessageContaining("is being fetched by another verger");
          whole(out);
        });

    assertThat(pull(entry)).exists();
  }

  private RegistryEntry entry(String sha256, String md5) {
    return entry(sha256, md5, (long) weights.length);
  }

  private RegistryEntry entry(String sha256, String md5, Long bytes, URI... urls) {
    return new RegistryEntry(
        "test-net",
        RegistryEntry.Kind.KERAS,
        "a test",
        urls.length == 0 ? List.of(server.address("/w.h5")) : Arrays.asList(urls),
        bytes,
        sha256,
        md5,
        "Apache-2.0",
        1280,
        96,
        Normalisation.TF,
        Architecture.MOBILENET_V2,
        null);
  }

  private Download download() {
    return new Download(Duration.ofMillis(500), Duration.ofMillis(10), listener());
  }

  private Path pull(RegistryEntry entry) throws IOException, InterruptedException {
    return new BackbonePull(cache, download(), listener()).pull(entry);
  }

  private BackboneCatalog catalog(RegistryEntry entry) {
    return new BackboneCatalog(new BackboneRegistry(List.of(entry)), cache);
  }

  private FetchListener listener() {
    return new FetchListener() {
      @Override
      public void started(String name, long bytes) {
        heard.add("started " + bytes);
      }

      @Override
      public void advanced(long bytes) {
        heard.add("advanced");
      }

      @Override
      public void interrupted(String reason) {
        heard.add("interrupted " + reason);
      }

      @Override
      public void finished() {
        heard.add("finished");
      }
    };
  }

  private static void whole(OutputStream out) throws IOException {
    head(out, "HTTP/1.1 200 OK", TAG, "Content-Length: " + weights.length);
    out.write(weights);
  }

  private static void partial(OutputStream out, int from) throws IOException {
    head(
        out,
        "HTTP/1.1 206 Partial Content",
        TAG,
        "Content-Length: " + (weights.length - from),
        "Content-Range: bytes %d-%d/%d".formatted(from, weights.length - 1, weights.length));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(cache.folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
