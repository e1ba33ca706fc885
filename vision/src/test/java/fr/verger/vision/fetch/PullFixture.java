package fr.verger.vision.fetch;

import static fr.verger.vision.fetch.RawServer.head;

import fr.verger.vision.backbone.BackboneCatalog;
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
import org.junit.jupiter.api.io.TempDir;

/** A cache, a server that does what servers do, and a file of weights to fetch from it. */
abstract class PullFixture {
  static final String TAG = "ETag: \"one\"";

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

  static byte[] weights() {
    return weights;
  }

  static Checksums sums() {
    return sums;
  }

  final Path temporary() {
    return temporary;
  }

  final RawServer server() {
    return server;
  }

  final BackboneCache cache() {
    return cache;
  }

  final List<String> heard() {
    return heard;
  }

  final RegistryEntry entry(String sha256, String md5) {
    return entry(sha256, md5, (long) weights.length);
  }

  final RegistryEntry entry(String sha256, String md5, Long bytes, URI... urls) {
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

  final Download download() {
    return new Download(Duration.ofMillis(500), Duration.ofMillis(10), listener());
  }

  final Path pull(RegistryEntry entry) throws IOException, InterruptedException {
    return new BackbonePull(cache, download(), listener()).pull(entry);
  }

  final BackboneCatalog catalog(RegistryEntry entry) {
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

  static void whole(OutputStream out) throws IOException {
    head(out, "HTTP/1.1 200 OK", TAG, "Content-Length: " + weights.length);
    out.write(weights);
  }

  static void partial(OutputStream out, int from) throws IOException {
    head(
        out,
        "HTTP/1.1 206 Partial Content",
        TAG,
        "Content-Length: " + (weights.length - from),
        "Content-Range: bytes %d-%d/%d".formatted(from, weights.length - 1, weights.length));
  }

  final List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(cache.folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
