package fr.verger.server.prediction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.verger.server.http.BodyReader;
import fr.verger.server.http.Endpoint;
import fr.verger.server.http.FormPhoto;
import fr.verger.server.http.Problem;
import fr.verger.server.http.Reply;
import fr.verger.server.http.UploadBudget;
import fr.verger.server.metrics.Metrics;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /api/v1/predictions}: a photo in, what is on it out. The photo lives in memory until
 * it is answered; it is neither written nor logged.
 */
public final class PredictionEndpoint implements Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(PredictionEndpoint.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DEFAULT_TOP = 3;

  private final PhotoAnswers answers;
  private final PredictionLimits limits;
  private final UploadBudget budget;
  private final InferenceQueue queue;
  private final ScheduledExecutorService clock;
  private final Metrics metrics;

  /**
   * An endpoint.
   *
   * @param clock ends requests that take too long
   */
  public PredictionEndpoint(
      PhotoAnswers answers,
      PredictionLimits limits,
      UploadBudget budget,
      InferenceQueue queue,
      ScheduledExecutorService clock,
      Metrics metrics) {
    this.answers = answers;
    this.limits = limits;
    this.budget = budget;
    this.queue = queue;
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public void answer(Request request, Reply reply) {
    String type = Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE)).orElse("");
    String kind = type.toLowerCase(Locale.ROOT);
    boolean form = kind.startsWith("multipart/form-data");
    if (!form && !photo(kind)) {
      refuse(reply, Problem.unsupportedMediaType());
      return;
    }
    OptionalInt top = top(request);
    if (top.isEmpty()) {
      String sentence = "top is a whole number from 1 to %d here.".formatted(answers.labels());
      refuse(reply, Problem.wrongParameter(sentence));
      return;
    }
    AtomicBoolean arrived = new AtomicBoolean();
    Future<?> alarm =
        clock.schedule(
            () -> timeUp(reply, arrived.get()), limits.time().toMillis(), TimeUnit.MILLISECONDS);
    Request.addCompletionListener(request, failure -> alarm.cancel(false));
    BodyReader.read(
        request,
        reply,
        limits.bodyBytes(),
        budget,
        body -> {
          arrived.set(true);
          Optional<byte[]> photo = form ? FormPhoto.in(type, body) : Optional.of(body);
          photo.ifPresentOrElse(
              bytes -> enqueue(bytes, top.getAsInt(), reply),
              () -> refuse(reply, Problem.brokenForm()));
        });
  }

  private static boolean photo(String mediaType) {
    return mediaType.isEmpty()
        || mediaType.startsWith("image/")
        || mediaType.startsWith("application/octet-stream");
  }

  private OptionalInt top(Request request) {
    Fields query = Request.extractQueryParameters(request);
    String value = query.getValue("top");
    if (value == null) {
      return OptionalInt.of(DEFAULT_TOP);
    }
    if (!value.matches("[0-9]{1,6}")) {
      return OptionalInt.empty();
    }
    int top = Integer.parseInt(value);
    return top >= 1 && top <= answers.labels() ? OptionalInt.of(top) : OptionalInt.empty();
  }

  private void enqueue(byte[] photo, int top, Reply reply) {
    if (!queue.offer(() -> predict(photo, top, reply))) {
      refuse(reply, Problem.busy());
    }
  }

  private void predict(byte[] photo, int top, Reply reply) {
    if (reply.given()) {
      return;
    }
    try {
      long start = System.nanoTime();
      PredictionAnswer answer = answers.of(photo, top, limits.time());
      metrics.computed(System.nanoTime() - start);
      metrics.prediction(answer.sure() ? "sure" : "not-sure");
      reply.json(JSON.writeValueAsBytes(answer));
    } catch (UnreadablePhotoException e) {
      refuse(reply, Problem.unreadablePhoto(e.getMessage()));
    } catch (JsonProcessingException | RuntimeException | OutOfMemoryError e) {
      LOG.error("A prediction failed", e);
      refuse(reply, Problem.unforeseen());
    }
  }

  private void timeUp(Reply reply, boolean arrived) {
    long seconds = limits.time().toSeconds();
    refuse(reply, arrived ? Problem.timeUp(seconds) : Problem.tooSlow(seconds));
  }

  private void refuse(Reply reply, Problem problem) {
    if (!reply.given()) {
      metrics.prediction(problem.name());
      reply.problem(problem);
    }
  }
}
