package fr.verger.server.metrics;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Counts what the server does and writes it as Prometheus reads it (text exposition format 0.0.4).
 * Labels come from fixed sets, so that nobody outside can make the text grow. Thread-safe.
 */
public final class Metrics {
  private static final double[] BOUNDS = {
    0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10
  };

  private final Map<String, LongAdder> requests = new ConcurrentSkipListMap<>();
  private final Map<String, LongAdder> predictions = new ConcurrentSkipListMap<>();
  private final Map<String, Gauge> gauges = new ConcurrentSkipListMap<>();
  private final LongAdder[] buckets = new LongAdder[BOUNDS.length];
  private final LongAdder computed = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  private record Gauge(String help, LongSupplier value) {}

  /** Nothing counted yet. */
  public Metrics() {
    for (int i = 0; i < buckets.length; i++) {
      buckets[i] = new LongAdder();
    }
  }

  /** Adds a value that is asked for when the text is written. */
  public void gauge(String name, String help, LongSupplier value) {
    gauges.put(name, new Gauge(help, value));
  }

  /** A request was answered. */
  void request(String path, String method, int status) {
    add(requests, "path=\"" + path + "\",method=\"" + method + "\",status=\"" + status + "\"");
  }

  /**
   * A photo came to its end.
   *
   * @param outcome one of a few words
   */
  public void prediction(String outcome) {
    add(predictions, "outcome=\"" + outcome + "\"");
  }

  /** A photo was decoded and computed. */
  public void computed(long duration) {
    computed.increment();
    nanos.add(duration);
    for (int i = 0; i < BOUNDS.length; i++) {
      if (duration <= BOUNDS[i] * 1e9) {
        buckets[i].increment();
        return;
      }
    }
  }

  private static void add(Map<String, LongAdder> counters, String labels) {
    counters.computeIfAbsent(labels, key -> new LongAdder()).increment();
  }

  /** Everything, as Prometheus reads it. */
  public String text() {
    StringBuilder text = new StringBuilder(2048);
    counters(text, "verger_http_requests_total", "Requests answered.", requests);
    counters(text, "verger_predictions_total", "Photos, by what came of them.", predictions);
    histogram(text);
    gauges.forEach(
        (name, gauge) -> {
          head(text, name, gauge.help(), "gauge");
          line(text, name, gauge.value().getAsLong());
        });
    return text.toString();
  }

  private static void counters(
      StringBuilder text, String name, String help, Map<String, LongAdder> counters) {
    head(text, name, help, "counter");
    counters.forEach((labels, count) -> line(text, name + "{" + labels + "}", count.sum()));
  }

  private void histogram(StringBuilder text) {
    String name = "verger_prediction_seconds";
    head(
        text, name, "Time to decode a photo and to run the network, without waiting.", "histogram");
    long total = computed.sum();
    long below = 0;
    for (int i = 0; i < BOUNDS.length; i++) {
      below += buckets[i].sum();
      line(text, "%s_bucket{le=\"%s\"}".formatted(name, BOUNDS[i]), Math.min(below, total));
    }
    line(text, name + "_bucket{le=\"+Inf\"}", total);
    text.append(String.format(Locale.ROOT, "%s_sum %.6f\n", name, nanos.sum() / 1e9));
    line(text, name + "_count", total);
  }

  private static void head(StringBuilder text, String name, String help, String type) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static void line(StringBuilder text, String name, long value) {
    text.append(name).append(' ').append(value).append('\n');
  }
}
