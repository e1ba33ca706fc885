package fr.verger.report;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Everything that a report shows of a run, as plain values.
 *
 * @param title what the reader calls the run, for instance the name of the photos' folder
 * @param finished when the run ended
 * @param backbone the short name of the network that made the features
 * @param classes photos with features, counted by label and split
 * @param ignoredFiles files found that are no photos by their name
 * @param variance what the principal components explain
 * @param points the photos on the components' axes
 * @param thumbnails some of the photos in small
 * @param insights what the photos say about themselves, or null when they were not compared
 * @param classifier how good it is, or null when none was trained or measured
 * @param rejects the photos that gave no features
 * @param timings how long it took
 * @param provenance how it was made, in the order to show
 */
public record ReportData(
    String title,
    Instant finished,
    String backbone,
    List<ClassCount> classes,
    long ignoredFiles,
    Variance variance,
    Points points,
    Thumbnails thumbnails,
    Insights insights,
    Classifier classifier,
    Rejects rejects,
    Timings timings,
    List<ProvenanceGroup> provenance) {
  /** Copies the lists. */
  public ReportData {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(finished, "finished");
    Objects.requireNonNull(backbone, "backbone");
    Objects.requireNonNull(variance, "variance");
    Objects.requireNonNull(points, "points");
    Objects.requireNonNull(thumbnails, "thumbnails");
    Objects.requireNonNull(rejects, "rejects");
    Objects.requireNonNull(timings, "timings");
    classes = List.copyOf(classes);
    provenance = List.copyOf(provenance);
  }

  /** Photos that have features. */
  public long photos() {
    return classes.stream().mapToLong(ClassCount::photos).sum();
  }

  /** Different labels, the missing one included. */
  public long labels() {
    return classes.stream().map(ClassCount::label).distinct().count();
  }
}
