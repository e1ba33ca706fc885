package fr.verger.vision.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redirects by a server on this machine that speaks TLS, with a key made for this test alone. */
class SecureRedirectTest {
  private static final char[] PASSWORD = "of no worth".toCharArray();

  @TempDir static Path folder;
  private static SSLContext tls;

  private HttpsServer secure;
  private RawServer open;
  private HttpRequests requests;

  @BeforeAll
  static void key() throws Exception {
    Path file = folder.resolve("key.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.out").toFile())
            .start();
    assertThat(keytool.waitFor()).as(() -> read(folder.resolve("keytool.out"))).isZero();
    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(store, PASSWORD);
    // What only that key vouches for: the certificate as a store of its own.
    KeyStore known = KeyStore.getInstance("PKCS12");
    known.load(null, null);
    known.setCertificateEntry("test", store.getCertificate(store.aliases().nextElement()));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(known);
    tls = SSLContext.getInstance("TLS");
    tls.init(own.getKeyManagers(), trust.getTrustManagers(), null);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @BeforeEach
  void start() throws Exception {
    secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(tls));
    secure.start();
    open = new RawServer();
    open.answers((request, out) -> RawServer.head(out, "HTTP/1.1 200 OK", "Content-Length: 0"));
    requests = new HttpRequests(Duration.ofSeconds(10), HttpClient.newBuilder().sslContext(tls));
  }

  @AfterEach
  void stop() throws Exception {
    secure.stop(0);
    open.close();
  }

  @Test
  void fromASecureServerNoRedirectLeadsToAnOpenOne() {
    String elsewhere = open.address("/w.h5").toString();
    redirects(elsewhere);

    assertThatThrownBy(() -> requests.get(secured("/w.h5"), 0, Optional.empty()))
        .isInstanceOf(RefusedTransfer.class)
        .hasMessage("it redirects to " + elsewhere + ", which is not followed");
    assertThat(open.requests()).isEmpty();
  }

  @Test
  void fromAnOpenServerByASecureOneNoRedirectLeadsBack() {
    redirects(open.address("/back").toString());
    open.answers(
        (request, out) ->
            RawServer.head(out, "HTTP/1.1 302 Found", "Location: " + secured("/w.h5")));

    assertThatThrownBy(() -> requests.get(open.address("/first"), 0, Optional.empty()))
        .isInstanceOf(RefusedTransfer.class)
        .hasMessageContaining("/back, which is not followed");
    assertThat(open.requests()).hasSize(1);
  }

  @Test
  void fromASecureServerToASecureOneRedirectsAreFollowed() throws Exception {
    redirects("/elsewhere");
    secure.createContext(
        "/elsewhere",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });

    HttpResponse<InputStream> answer = requests.get(secured("/w.h5"), 0, Optional.empty());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.uri()).isEqualTo(secured("/elsewhere"));
  }

  private void redirects(String location) {
    secure.createContext(
        "/w.h5",
        exchange -> {
          exchange.getResponseHeaders().set("Location", location);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
  }

  private URI secured(String path) {
    return URI.create("https://127.0.0.1:" + secure.getAddress().getPort() + path);
  }
}
