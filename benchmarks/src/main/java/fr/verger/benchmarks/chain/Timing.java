package fr.verger.benchmarks.chain;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Photos that went through in so many seconds.
 *
 * @param seconds by the clock on the wall
 * @param cpuSeconds of all threads of this process together
 */
record Timing(long photos, double seconds, double cpuSeconds) {
  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /** Where both clocks stand. */
  record Instant(long nanos, long cpuNanos) {
    static Instant now() {
      return new Instant(System.nanoTime(), PROCESS.getProcessCpuTime());
    }
  }

  static Timing since(Instant start, long photos) {
    Instant now = Instant.now();
    return new Timing(
        photos, (now.nanos - start.nanos) / 1e9, (now.cpuNanos - start.cpuNanos) / 1e9);
  }

  double photosPerSecond() {
    return photos / seconds;
  }

  double cpuMillisPerPhoto() {
    return 1000 * cpuSeconds / photos;
  }

  @Override
  public String toString() {
    return "%.2f s (%.0f photos/s, %.3f ms of processor a photo)"
        .formatted(seconds, photosPerSecond(), cpuMillisPerPhoto());
  }

  static double median(List<Timing> timings, ToDoubleFunction<Timing> figure) {
    return median(timings.stream().mapToDouble(figure));
  }

  /** The middle one; the mean of the two middle ones of an even number. */
  static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
