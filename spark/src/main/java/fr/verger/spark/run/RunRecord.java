package fr.verger.spark.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.verger.spark.insights.InsightsSummary;
import fr.verger.spark.tables.WrittenTable;
import fr.verger.spark.training.ClassifierSummary;
import java.util.Comparator;
import java.util.List;

/**
 * What was done, as {@code run.json} keeps it. Every figure in it was measured by the run.
 *
 * @param schema {@value #SCHEMA}
 * @param kind what was asked for
 * @param failure why the run counts as failed although everything was written, or null
 * @param settings what was asked for
 * @param versions of the software
 * @param machine where the driver ran
 * @param backbone which network
 * @param counts of photos
 * @param rejects by their reason, the most frequent first, at most {@value #MOST_REASONS}
 * @param otherRejects photos rejected for a reason that {@code rejects} leaves out
 * @param pca what was kept, or null when there was none
 * @param map photos laid out on a plane, or null when none was asked for or there was no PCA
 * @param insights what the photos say about themselves, or null when there was no PCA
 * @param thumbnails photos in small, or null when there are none by design
 * @param classifier that was trained, or null when none was asked for
 * @param resumed what was found of earlier runs, or null in a run of another kind
 * @param timings of the stages, in their order
 * @param started ISO 8601, UTC
 * @param finished ISO 8601, UTC
 * @param verification what the run found when it read back what it wrote
 */
public record RunRecord(
    String schema,
    Kind kind,
    String failure,
    RecordedSettings settings,
    Versions versions,
    Machine machine,
    UsedBackbone backbone,
    PhotoCounts counts,
    List<RejectReason> rejects,
    long otherRejects,
    PcaSummary pca,
    MapSummary map,
    InsightsSummary insights,
    ThumbnailSummary thumbnails,
    ClassifierSummary classifier,
    ResumeSummary resumed,
    List<StageTiming> timings,
    String started,
    String finished,
    Verification verification) {
  /** Name and version of this layout. */
  public static final String SCHEMA = "verger-run/1";

  /** Reasons that a record lists. */
  public static final int MOST_REASONS = 20;

  /** What was asked for. */
  public enum Kind {
    /** Features, components, report. */
    RUN,
    /** Features only. */
    FEATURES,
    /** Components of a table that was there. */
    PCA
  }

  /** How many photos were rejected for one reason. */
  public record RejectReason(String reason, long photos) {}

  /**
   * How long a stage took.
   *
   * @param photos that went through it, or 0 when it has none
   */
  public record StageTiming(ProgressListener.Stage stage, double seconds, long photos) {
    /** Photos a second, or 0. */
    public double photosPerSecond() {
      return seconds > 0 ? photos / seconds : 0;
    }
  }

  /** What the run took of a cloud, or null on machines of one's own. */
  @JsonProperty("cloud")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public CloudPlace.Use cloud() {
    return machine == null || machine.cloud() == null
        ? null
        : machine.cloud().use(started, finished);
  }

  /** Why photos were rejected, the most frequent reason first. */
  static List<RejectReason> reasons(WrittenTable table) {
    return table.reasons().entrySet().stream()
        .map(entry -> new RejectReason(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong((RejectReason one) -> -one.photos())
                .thenComparing(RejectReason::reason))
        .limit(MOST_REASONS)
        .toList();
  }

  /** Rejects of a table whose reason is not among those listed. */
  static long others(WrittenTable table, List<RejectReason> listed) {
    return table.rejectCount() - listed.stream().mapToLong(RejectReason::photos).sum();
  }

  /** This record with what verification found. */
  RunRecord with(Verification found, String failed, String end, List<StageTiming> stages) {
    return new RunRecord(
        schema,
        kind,
        failed,
        settings,
        versions,
        machine,
        backbone,
        counts,
        rejects,
        otherRejects,
        pca,
        map,
        insights,
        thumbnails,
        classifier,
        resumed,
        stages,
        started,
        end,
        found);
  }

  /** This record with another classifier, and the stages that it took. */
  RunRecord with(ClassifierSummary trained, List<StageTiming> stages) {
    return new RunRecord(
        schema,
        kind,
        failure,
        settings,
        versions,
        machine,
        backbone,
        counts,
        rejects,
        otherRejects,
        pca,
        map,
        insights,
        thumbnails,
        trained,
        resumed,
        stages,
        started,
        finished,
        verification);
  }

  /** This record with what a later run found, which had nothing to do but look. */
  RunRecord with(ResumeSummary found, List<StageTiming> stages) {
    return new RunRecord(
        schema,
        kind,
        failure,
        settings,
        versions,
        machine,
        backbone,
        counts,
        rejects,
        otherRejects,
        pca,
        map,
        insights,
        thumbnails,
        classifier,
        found,
        stages,
        started,
        finished,
        verification);
  }
}
