package fr.verger.server.prediction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.server.TestModels;
import fr.verger.server.TestPhotos;
import fr.verger.server.facts.FruitFacts;
import fr.verger.server.http.Router;
import fr.verger.server.http.UploadBudget;
import fr.verger.server.metrics.Metrics;
import fr.verger.server.nearest.NearestPhotos;
import fr.verger.vision.classifier.FruitClassifier;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens when there is too much to do: nothing here depends on how fast the machine is. */
class PredictionEndpointTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final CountDownLatch free = new CountDownLatch(1);
  private final FruitClassifier classifier = TestModels.sure();
  private final InferenceQueue queue = new InferenceQueue(1, 1);
  private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  private void start(long budget, Duration time) throws Exception {
    PredictionEndpoint endpoint =
        new PredictionEndpoint(
            new PhotoAnswers(classifier, FruitFacts.standard(), NearestPhotos.none()),
            new PredictionLimits(8 << 20, time),
            new UploadBudget(budget),
            queue,
            clock,
            new Metrics());
    server.addConnector(connector);
    server.setHandler(new Router().on("POST", "/", endpoint));
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    free.countDown();
    server.stop();
    clock.shutdownNow();
    queue.close();
    classifier.close();
  }

  private void occupy() {
    assertThat(queue.offer(this::waitUntilFree)).isTrue();
  }

  private void waitUntilFree() {
    try {
      free.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends that many bytes of a photo, and gives whatever comes back. */
  private String answer(byte[] photo, int bytes) throws IOException {
    try (Socket socket = new Socket("localhost", connector.getLocalPort())) {
      String head =
          "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
              + photo.length
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(UTF_8));
      socket.getOutputStream().write(photo, 0, bytes);
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Test
  void beyondThoseThatWaitPhotosAreSentBackUntilThereIsRoom() throws Exception {
    start(1 << 20, LONG);
    byte[] photo = TestPhotos.jpeg();
    occupy();
    occupy();

    String refused = answer(photo, photo.length);
    free.countDown();
    while (queue.running() + queue.waiting() > 0) {
      Thread.sleep(5);
    }

    assertThat(refused).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1", "problem:busy");
    assertThat(answer(photo, photo.length)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void aPhotoThatWaitsTooLongIsAnsweredAllTheSame() throws Exception {
    start(1 << 20, Duration.ofMillis(300));
    byte[] photo = TestPhotos.jpeg();
    occupy();

    assertThat(answer(photo, photo.length))
        .startsWith("HTTP/1.1 503 ")
        .contains("Retry-After: 5", "problem:time-up");
  }

  /** It would take minutes. */
  @Test
  @Timeout(30)
  void aPhotoThatNobodyWaitsForAnyMoreIsNotDecodedToTheEnd() throws Exception {
    start(8 << 20, Duration.ofSeconds(1));
    byte[] photo = TestPhotos.slowTiff();

    assertThat(answer(photo, photo.length)).startsWith("HTTP/1.1 503 ");
    while (queue.running() > 0) {
      Thread.sleep(5);
    }
  }

  @Test
  void aPhotoThatDoesNotArriveIsGivenUp() throws Exception {
    start(1 << 20, Duration.ofMillis(300));
    byte[] photo = TestPhotos.jpeg();

    assertThat(answer(photo, 100)).startsWith("HTTP/1.1 408 ").contains("problem:upload-too-slow");
  }

  @Test
  void allBodiesTogetherHaveABound() throws Exception {
    byte[] photo = TestPhotos.jpeg();
    start(photo.length - 1, LONG);

    assertThat(answer(photo, photo.length)).startsWith("HTTP/1.1 503 ").contains("problem:busy");
    assertThat(answer(new byte[10], 10)).startsWith("HTTP/1.1 422 ");
  }
}
