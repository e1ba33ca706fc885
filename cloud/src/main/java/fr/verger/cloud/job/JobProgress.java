package fr.verger.cloud.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.verger.cloud.store.Bucket;
import java.io.IOException;
import java.util.Optional;

/**
 * How far a run has come, as its driver writes it beside the job every few seconds.
 *
 * @param stage what it is doing
 * @param done photos behind it in this stage
 * @param total photos it will see in this stage, or 0 when that is not known
 * @param rejected of those done
 * @param perSecond photos a second in this stage, or 0
 */
public record JobProgress(String stage, long done, long total, long rejected, double perSecond) {
  /** The progress of a job; empty before its driver wrote any. */
  public static Optional<JobProgress> of(Bucket bucket, Job job) {
    return bucket.read(JobBook.folder(job.id()) + "progress.json").flatMap(JobProgress::parsed);
  }

  private static Optional<JobProgress> parsed(byte[] json) {
    try {
      JsonNode node = JsonMapper.builder().build().readTree(json);
      return Optional.of(
          new JobProgress(
              node.path("stage").asText(),
              node.path("done").asLong(),
              node.path("total").asLong(),
              node.path("rejected").asLong(),
              node.path("perSecond").asDouble()));
    } catch (IOException e) {
      // Only told while a job runs; the next one written will do.
      return Optional.empty();
    }
  }
}
