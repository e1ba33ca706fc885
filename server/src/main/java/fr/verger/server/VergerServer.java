package fr.verger.server;

import fr.verger.server.device.DeviceFiles;
import fr.verger.server.facts.FruitFacts;
import fr.verger.server.http.HttpErrors;
import fr.verger.server.http.PromptRequests;
import fr.verger.server.http.Router;
import fr.verger.server.http.SecurityHeaders;
import fr.verger.server.http.UploadBudget;
import fr.verger.server.metrics.CountedRequests;
import fr.verger.server.metrics.Metrics;
import fr.verger.server.nearest.ThumbnailEndpoint;
import fr.verger.server.page.PageFiles;
import fr.verger.server.prediction.InferenceQueue;
import fr.verger.server.prediction.ModelEndpoint;
import fr.verger.server.prediction.PhotoAnswers;
import fr.verger.server.prediction.PredictionEndpoint;
import fr.verger.server.prediction.PredictionLimits;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.classifier.FruitClassifier;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.LoggerFactory;

/**
 * The page, its interface and what watches over them, on one port. Photos are answered and
 * forgotten: none is written or logged.
 */
public final class VergerServer implements AutoCloseable {
  private static final int HTTP_THREADS = 32;
  private static final int MOST_CONNECTIONS = 2_000;
  private static final long STOP_MILLIS = 10_000;

  private final FruitClassifier classifier;
  private final InferenceQueue queue;
  private final ScheduledThreadPoolExecutor clock;
  private final Future<?> sweeping;
  private final Server server;
  private final ServerConnector connector;

  private VergerServer(ServerSettings settings, Served served) {
    classifier = served.classifier();
    queue = new InferenceQueue(settings.running(), settings.waiting());
    clock = new ScheduledThreadPoolExecutor(1, VergerServer::daemon);
    clock.setRemoveOnCancelPolicy(true);
    QueuedThreadPool threads = new QueuedThreadPool(HTTP_THREADS);
    threads.setName("verger-http");
    threads.setDaemon(true);
    server = new Server(threads);
    connector = new Listening(settings).on(server);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
    server.setStopTimeout(STOP_MILLIS);
    server.setErrorHandler(new HttpErrors());
    Metrics metrics = new Metrics();
    Router router = router(settings, served, metrics);
    PromptRequests prompt = new PromptRequests(new GracefulHandler(router), settings.time());
    connector.addBean(prompt);
    sweeping = clock.scheduleWithFixedDelay(prompt::sweep, 1, 1, TimeUnit.SECONDS);
    server.setHandler(new SecurityHeaders(new CountedRequests(prompt, metrics, router.paths())));
  }

  /**
   * Starts a server; it answers when this returns.
   *
   * @param served what it answers with
   * @throws VergerException when the port is taken, the address is not this machine's, the
   *     certificate cannot be used or the model does not compute
   */
  public static VergerServer start(ServerSettings settings, Served served) {
    VergerServer started = new VergerServer(settings, served);
    try {
      started.warmUp();
      started.listen(settings);
      return started;
    } catch (VergerException e) {
      started.close();
      throw e;
    }
  }

  private Router router(ServerSettings settings, Served served, Metrics metrics) {
    UploadBudget budget = new UploadBudget(settings.uploadBytes());
    PredictionLimits limits = new PredictionLimits(settings.bodyBytes(), settings.time());
    metrics.gauge("verger_inferences_running", "Photos being computed.", queue::running);
    metrics.gauge("verger_inferences_waiting", "Photos waiting.", queue::waiting);
    metrics.gauge("verger_upload_bytes", "Bytes of bodies in memory.", budget::taken);
    metrics.gauge("verger_heap_used_bytes", "Java heap in use.", VergerServer::heapUsed);
    Router router = new Router();
    PageFiles.addTo(router);
    FruitFacts facts = FruitFacts.standard();
    new DeviceFiles(served.engine(), classifier.model(), facts).addTo(router);
    PhotoAnswers answers = new PhotoAnswers(classifier, facts, served.photos());
    return router
        .on(
            "POST",
            "/api/v1/predictions",
            new PredictionEndpoint(answers, limits, budget, queue, clock, metrics))
        .on("GET", ThumbnailEndpoint.PATH, new ThumbnailEndpoint(served.photos()))
        .on("GET", "/api/v1/model", new ModelEndpoint(classifier.model()))
        .on(
            "GET",
            "/healthz",
            (request, reply) -> reply.json("{\"status\":\"ok\"}".getBytes(StandardCharsets.UTF_8)))
        .on(
            "GET",
            "/metrics",
            (request, reply) ->
                reply.send(
                    200,
                    "text/plain; version=0.0.4; charset=utf-8",
                    Map.of("Cache-Control", "no-store"),
                    metrics.text().getBytes(StandardCharsets.UTF_8)));
  }

  /** The first photo takes several times as long as the second; nobody should wait for that. */
  private void warmUp() {
    try {
      classifier.classify(PageFiles.bytes("icon-192.png"));
    } catch (UnreadablePhotoException | IllegalStateException e) {
      throw new VergerException(
          Category.INPUT,
          "The model %s fails on a photo (%s); give another one."
              .formatted(classifier.model().name(), e.getMessage()),
          e);
    }
  }

  private void listen(ServerSettings settings) {
    String place = settings.host() + ":" + settings.port();
    try {
      connector.open();
    } catch (IOException | UnresolvedAddressException e) {
      throw new VergerException(
          Category.ENVIRONMENT,
          "Cannot listen on %s (%s); choose another port with --port, or another --host."
              .formatted(place, reason(e)),
          e);
    }
    try {
      server.start();
    } catch (Exception e) {
      throw new VergerException(
          Category.ENVIRONMENT,
          "The server on %s did not start (%s); the log says more.".formatted(place, reason(e)),
          e);
    }
  }

  /** What the system said, where there is such a thing below what Jetty says. */
  private static String reason(Exception e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** What answers. */
  public FruitClassifier classifier() {
    return classifier;
  }

  /** Waits until the server has been closed. */
  public void join() throws InterruptedException {
    server.join();
  }

  /** Takes no new requests, gives those under way ten seconds, and ends. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      // What did not end by itself in time was ended; there is nothing to mend.
      LoggerFactory.getLogger(VergerServer.class).info("Stopped", e);
    } finally {
      connector.close();
      sweeping.cancel(false);
      clock.shutdownNow();
      queue.close();
      classifier.close();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "verger-clock");
    thread.setDaemon(true);
    return thread;
  }

  private static long heapUsed() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
