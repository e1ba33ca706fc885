package fr.verger.server;

import static fr.verger.server.TestClient.PREDICTIONS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server among senders that are slow, late or hostile. */
class TroublesomeSendersTest {
  private static VergerServer server;
  private static TestClient client;

  @BeforeAll
  static void start() {
    server =
        VergerServer.start(
            ServerSettings.standard("localhost", 0, null), Served.by(TestModels.sure()));
    client = new TestClient(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void twoHundredSlowSendersKeepNobodyWaiting() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 200; i++) {
        Socket socket = new Socket("localhost", server.port());
        socket.getOutputStream().write(head(i % 2 == 0 ? 1000 : 100_000).getBytes(UTF_8));
        slow.add(socket);
      }
      assertThat(client.post(TestPhotos.jpeg()).statusCode()).isEqualTo(200);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  private static String head(int length) {
    return "POST "
        + PREDICTIONS
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
        + length
        + "\r\n\r\nx";
  }

  @Test
  @Timeout(60)
  void aSenderThatDripsTheHeadOfARequestIsCutOff() throws Exception {
    ServerSettings hasty =
        new ServerSettings("localhost", 0, null, 1, 1, 1 << 20, 1 << 20, Duration.ofSeconds(1));
    try (VergerServer impatient = VergerServer.start(hasty, Served.by(TestModels.sure()));
        Socket socket = new Socket("localhost", impatient.port())) {
      socket.setSoTimeout(100);
      socket.getOutputStream().write("GET / HTTP/1.1\r\nX: ".getBytes(UTF_8));

      boolean open = true;
      while (open) {
        open = isOpenAfterOneByteMore(socket);
      }
      assertThat(new TestClient(impatient).get("/healthz").statusCode()).isEqualTo(200);
    }
  }

  private static boolean isOpenAfterOneByteMore(Socket socket) {
    try {
      socket.getOutputStream().write('x');
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void stoppingWaitsForAPhotoThatIsUnderWay() throws Exception {
    VergerServer stopped =
        VergerServer.start(
            ServerSettings.standard("localhost", 0, null), Served.by(TestModels.sure()));
    byte[] photo = TestPhotos.jpeg();
    try (Socket socket = new Socket("localhost", stopped.port())) {
      String head = head(photo.length).replace("\r\n\r\nx", "\r\nConnection: close\r\n\r\n");
      socket.getOutputStream().write(head.getBytes(UTF_8));
      socket.getOutputStream().write(photo, 0, 100);
      awaitUpload(stopped);
      CompletableFuture<Void> stopping = CompletableFuture.runAsync(stopped::close);
      awaitRefusal(stopped);
      socket.getOutputStream().write(photo, 100, photo.length - 100);

      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 200 ");
      stopping.join();
    }
  }

  /** Until the server holds bytes of a body. */
  private static void awaitUpload(VergerServer server) throws Exception {
    TestClient other = new TestClient(server);
    while (other.get("/metrics").body().contains("verger_upload_bytes 0\n")) {
      Thread.sleep(10);
    }
  }

  /** Until the server takes no connection any more. */
  private static void awaitRefusal(VergerServer server) throws InterruptedException {
    int port = server.port();
    while (port > 0) {
      try {
        new Socket("localhost", port).close();
        Thread.sleep(10);
      } catch (IOException e) {
        return;
      }
    }
  }

  @Test
  void mutatedHostilePhotosLeaveTheServerAnswering() throws Exception {
    Path root = Path.of("").toAbsolutePath().getParent();
    Path hostile = root.resolveSibling("shared").resolve("hostile");
    Assumptions.assumeTrue(Files.isDirectory(hostile), "left out: there is no ../shared/hostile");
    System.out.println("uses ../shared/hostile");
    List<Path> files;
    try (Stream<Path> found = Files.walk(hostile)) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    Random random = new Random(6);
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      for (int round = 0; round < 6; round++) {
        assertThat(client.post(bytes).statusCode()).as("%s, round %d", file, round).isIn(200, 422);
        for (int i = 0; i < 8 && bytes.length > 0; i++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
      }
    }
    assertThat(client.post(TestPhotos.jpeg()).statusCode()).isEqualTo(200);
  }
}
