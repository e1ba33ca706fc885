package fr.verger.spark.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.VersionInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of a store by the shorter way, and what is left to S3A. */
class ObjectReadsTest {
  private static final byte[] PHOTO = {1, 2, 3, 4, 5};
  private static final Path PATH = new Path("s3a://orchard/photos/a.jpg");

  private final ObjectReads objects = new ObjectReads();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> signatures = new CopyOnWriteArrayList<>();
  private HttpServer store;
  private FileSystem files;

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void start() throws IOException {
    assumeTrue(
        VersionInfo.getVersion().startsWith("3.4"), "Hadoop's S3A of before 3.4 has no such way");
    store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    store.start();
    files = fileSystem(new Configuration(false));
  }

  @AfterEach
  void stop() throws IOException {
    if (store != null) {
      store.stop(0);
      files.close();
    }
  }

  private FileSystem fileSystem(Configuration conf) throws IOException {
    conf.set("fs.s3a.impl", "org.apache.hadoop.fs.s3a.S3AFileSystem");
    conf.set("fs.s3a.endpoint", "http://127.0.0.1:" + store.getAddress().getPort());
    conf.set("fs.s3a.endpoint.region", "eu-west-3");
    conf.set("fs.s3a.path.style.access", "true");
    conf.set("fs.s3a.access.key", "key");
    conf.set("fs.s3a.secret.key", "secret");
    return FileSystem.newInstance(PATH.toUri(), conf);
  }

  private void answering(Answer answer) {
    store.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath());
          signatures.add(exchange.getRequestHeaders().getFirst("Authorization"));
          answer.to(exchange);
          exchange.close();
        });
  }

  private static void whole(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, PHOTO.length);
    exchange.getResponseBody().write(PHOTO);
  }

  private Optional<byte[]> read(Path path) {
    return objects.read(files, path, PHOTO.length);
  }

  @Test
  void anObjectIsReadByOneSignedRequest() {
    answering(ObjectReadsTest::whole);
    assertThat(read(PATH)).hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(PHOTO));
    assertThat(asked).containsExactly("GET /orchard/photos/a.jpg");
    assertThat(signatures.get(0))
        .startsWith("AWS4-HMAC-SHA256 Credential=key/")
        .contains("/eu-west-3/s3/aws4_request", "SignedHeaders=", "host;x-amz-content-sha256");
  }

  @ParameterizedTest
  @CsvSource({
    "a b+c.jpg, a%20b%2Bc.jpg",
    "50 %#é.jpg, 50%20%25%23%C3%A9.jpg",
    "(~*').jpg, %28~%2A%27%29.jpg",
    "🍎/x.jpg, %F0%9F%8D%8E/x.jpg"
  })
  void aKeyIsWrittenAsS3WritesIt(String key, String written) {
    answering(ObjectReadsTest::whole);
    assertThat(read(new Path("s3a", "orchard", "/" + key))).isPresent();
    assertThat(asked).containsExactly("GET /orchard/" + written);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 500, 503})
  void aRefusalIsLeftToTheFileSystem(int status) {
    answering(exchange -> exchange.sendResponseHeaders(status, -1));
    assertThat(read(PATH)).isEmpty();
  }

  @Test
  void anObjectOfAnotherSizeIsLeftToTheFileSystem() {
    answering(
        exchange -> {
          exchange.sendResponseHeaders(200, PHOTO.length + 1);
          exchange.getResponseBody().write(new byte[PHOTO.length + 1]);
        });
    assertThat(read(PATH)).isEmpty();
  }

  @Test
  void anObjectThatEndsTooEarlyIsLeftToTheFileSystem() {
    answering(
        exchange -> {
          exchange.sendResponseHeaders(200, PHOTO.length);
          exchange.getResponseBody().write(PHOTO, 0, 2);
          exchange.getResponseBody().flush();
          throw new IOException("the connection breaks");
        });
    assertThat(read(PATH)).isEmpty();
  }

  @Test
  void aStoreThatRefusesTimeAndAgainIsNotAskedThisWayAnyMore() {
    answering(exchange -> exchange.sendResponseHeaders(403, -1));
    for (int photo = 0; photo < 40; photo++) {
      assertThat(read(PATH)).isEmpty();
    }
    assertThat(asked).hasSize(16);
  }

  @Test
  void aBucketOfAnotherRegionIsAskedThereTheNextTime() {
    answering(
        exchange -> {
          if (signatures.get(signatures.size() - 1).contains("/us-west-2/")) {
            whole(exchange);
          } else {
            exchange.getResponseHeaders().set("x-amz-bucket-region", "us-west-2");
            exchange.sendResponseHeaders(301, -1);
          }
        });
    assertThat(read(PATH)).isEmpty();
    assertThat(read(PATH)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "fs.s3a.encryption.algorithm, SSE-C",
    "fs.s3a.requester.pays.enabled, true",
    "fs.s3a.proxy.host, proxy.example"
  })
  void whatTakesMoreThanASignatureIsLeftToTheFileSystem(String setting, String value)
      throws IOException {
    answering(ObjectReadsTest::whole);
    Configuration conf = new Configuration(false);
    conf.set(setting, value);
    conf.set("fs.s3a.encryption.key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    try (FileSystem special = fileSystem(conf)) {
      assertThat(objects.read(special, PATH, PHOTO.length)).isEmpty();
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void otherFileSystemsHaveNoShorterWay() throws IOException {
    FileSystem local = FileSystem.getLocal(new Configuration(false));
    assertThat(objects.read(local, new Path("/etc/hostname"), 1)).isEmpty();
  }
}
