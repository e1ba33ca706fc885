package fr.verger.cloud.job;

import fr.verger.cloud.store.Bucket;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What a job wrote to its logs, as far as the service has brought it to the bucket. */
public final class JobLogs {
  /** No log is read beyond this once it is unpacked. */
  private static final int LARGEST = 64 << 20;

  private final Bucket bucket;

  /** Logs of a bucket. */
  public JobLogs(Bucket bucket) {
    this.bucket = bucket;
  }

  /** One file. */
  public record Log(String address, String text) {}

  /**
   * Reads the first group of files that has any.
   *
   * @param prefixes of keys, the most telling first
   */
  public List<Log> read(List<String> prefixes) {
    for (String prefix : prefixes) {
      List<Log> logs = new ArrayList<>();
      bucket.list(prefix).keySet().stream()
          .sorted()
          .forEach(key -> bucket.read(key).ifPresent(bytes -> logs.add(log(key, bytes))));
      if (!logs.isEmpty()) {
        return logs;
      }
    }
    return List.of();
  }

  private Log log(String key, byte[] bytes) {
    String address = bucket.address(key);
    try (InputStream packed = new ByteArrayInputStream(bytes);
        InputStream in = key.endsWith(".gz") ? new GZIPInputStream(packed) : packed) {
      return new Log(address, new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new VergerException(
          Category.INPUT, "The log %s cannot be unpacked.".formatted(address), e);
    }
  }
}
