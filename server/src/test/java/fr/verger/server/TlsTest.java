package fr.verger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.vision.VergerException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final Base64.Encoder MIME = Base64.getMimeEncoder(64, new byte[] {'\n'});

  @TempDir Path folder;

  /** A key and a certificate for localhost, made by the JDK's keytool. */
  private KeyStore pair(String name, String algorithm) throws Exception {
    Path file = folder.resolve(name + ".p12");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keyalg",
            algorithm,
            "-alias",
            "it",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost",
            "-storetype",
            "PKCS12",
            "-storepass",
            "changeit",
            "-keystore",
            file.toString());
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private Path pem(String name, String kind, byte[] der) throws IOException {
    String text =
        "-----BEGIN %s-----%n%s%n-----END %s-----%n"
            .formatted(kind, MIME.encodeToString(der), kind);
    return Files.writeString(folder.resolve(name), text);
  }

  private Path certificate(KeyStore store) throws Exception {
    return pem("cert.pem", "CERTIFICATE", store.getCertificate("it").getEncoded());
  }

  private Path key(KeyStore store) throws Exception {
    return pem("key.pem", "PRIVATE KEY", store.getKey("it", PASSWORD).getEncoded());
  }

  @Test
  void servesByHttpsWithTheFilesThatAreGiven() throws Exception {
    KeyStore store = pair("ec", "EC");
    ServerSettings.Tls tls = new ServerSettings.Tls(certificate(store), key(store));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust(store), null);

    try (VergerServer server =
        VergerServer.start(
            ServerSettings.standard("localhost", 0, tls), Served.by(TestModels.sure()))) {
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .sslContext(context)
              .build()
              .send(
                  HttpRequest.newBuilder(
                          URI.create("https://localhost:" + server.port() + "/healthz"))
                      .build(),
                  BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  private static TrustManager[] trust(KeyStore store) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("it", store.getCertificate("it"));
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    return factory.getTrustManagers();
  }

  @Test
  void filesThatDoNotFitAreSaidInASentence() throws Exception {
    KeyStore one = pair("one", "EC");
    Path certificate = certificate(one);
    Path other = key(pair("other", "EC"));
    Path none = Files.writeString(folder.resolve("none.pem"), "nothing");

    assertRefused(certificate, other, "does not belong");
    assertRefused(none, other, "holds no certificate");
    assertRefused(certificate, none, "openssl pkcs8");
    assertRefused(folder.resolve("absent.pem"), other, "--tls-cert");
  }

  private static void assertRefused(Path certificate, Path key, String words) {
    ServerSettings.Tls tls = new ServerSettings.Tls(certificate, key);
    assertThatThrownBy(() -> new PemFiles(tls).keyStore(PASSWORD))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining(words);
  }
}
