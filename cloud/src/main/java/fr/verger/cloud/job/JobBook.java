package fr.verger.cloud.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.verger.cloud.store.Bucket;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** The jobs of a project: one file each in its bucket, so that any machine can look after them. */
public final class JobBook {
  private static final String FOLDER = "jobs/";
  private static final String FILE = "/job.json";
  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");

  private final JsonMapper json =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private final Bucket bucket;

  /** The jobs of a bucket. */
  public JobBook(Bucket bucket) {
    this.bucket = bucket;
  }

  /** Where everything about a job lies, with a slash at the end. */
  static String folder(String id) {
    return FOLDER + id + "/";
  }

  void enter(Job job) {
    try {
      bucket.write(FOLDER + job.id() + FILE, json.writeValueAsString(job) + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The job that was submitted last. */
  public Optional<Job> latest() {
    return bucket.list(FOLDER).keySet().stream()
        .filter(key -> key.endsWith(FILE))
        .max(Comparator.naturalOrder())
        .map(key -> read(key).orElseThrow(() -> missing(key)));
  }

  /**
   * A job by its id, or the last one.
   *
   * @param id null for the last one
   * @throws VergerException when there is none
   */
  public Job find(String id) {
    if (id == null) {
      return latest()
          .orElseThrow(
              () ->
                  new VergerException(
                      Category.INPUT,
                      "No job was submitted yet to %s; see verger cloud submit --help."
                          .formatted(bucket.name())));
    }
    if (!ID.matcher(id).matches()) {
      throw new VergerException(Category.USAGE, "'%s' is no name of a job.".formatted(id));
    }
    return read(FOLDER + id + FILE).orElseThrow(() -> missing(FOLDER + id + FILE));
  }

  private Optional<Job> read(String key) {
    return bucket.read(key).map(bytes -> parsed(key, bytes));
  }

  private Job parsed(String key, byte[] bytes) {
    try {
      return json.readValue(bytes, Job.class);
    } catch (IOException e) {
      throw new VergerException(
          Category.INPUT,
          "%s is no job of Verger's (%s); delete it."
              .formatted(bucket.address(key), e.getClass().getSimpleName()),
          e);
    }
  }

  private VergerException missing(String key) {
    return new VergerException(
        Category.INPUT,
        "There is no job at %s; leave --job out for the last one.".formatted(bucket.address(key)));
  }
}
