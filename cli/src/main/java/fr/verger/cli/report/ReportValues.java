package fr.verger.cli.report;

import fr.verger.report.ClassCount;
import fr.verger.report.Photo;
import fr.verger.report.Points;
import fr.verger.report.Projection;
import fr.verger.report.Reject;
import fr.verger.report.Rejects;
import fr.verger.report.ReportData;
import fr.verger.report.Thumbnails;
import fr.verger.report.Timings;
import fr.verger.report.Variance;
import fr.verger.spark.run.RunRecord;
import fr.verger.spark.run.RunTables;
import fr.verger.spark.thumbnails.Thumbnail;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the report shows of a run, taken from the run's tables. */
final class ReportValues {
  private final RunTables tables;
  private final RunRecord record;
  private final List<Thumbnail> mistakes;

  /** Values of a run, and photos in small that its own thumbnails lack. */
  ReportValues(RunTables tables, List<Thumbnail> mistakes) {
    this.tables = tables;
    this.record = tables.record();
    this.mistakes = mistakes;
  }

  ReportData data() {
    return new ReportData(
        title(record.settings().images()),
        Instant.parse(record.finished()),
        record.backbone() == null ? "" : record.backbone().name(),
        record.counts().groups().stream()
            .filter(group -> group.features() > 0)
            .map(group -> new ClassCount(group.label(), group.split(), group.features()))
            .toList(),
        record.counts().ignored(),
        variance(),
        points(),
        thumbnails(),
        InsightValues.of(record.insights(), tables.insights()),
        ClassifierValues.of(record.classifier()),
        new Rejects(
            record.counts().rejected(),
            tables.rejects().stream().map(one -> new Reject(one.path(), one.reason())).toList()),
        timings(),
        new Provenance(record).groups());
  }

  /** The last name of a path or address. */
  private static String title(String images) {
    String path = images.replaceFirst("/+$", "");
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.isEmpty() ? images : name;
  }

  private Variance variance() {
    boolean fitted = record.pca() != null;
    return new Variance(
        tables.ratios(),
        tables.cumulative(),
        fitted ? record.pca().components() : 0,
        fitted ? record.pca().targetShare() : null);
  }

  private Points points() {
    List<Photo> photos =
        tables.points().stream()
            .map(point -> new Photo(point.path(), point.label(), point.split()))
            .toList();
    float[][] coordinates =
        tables.points().stream().map(RunTables.Point::coordinates).toArray(float[][]::new);
    Projection map = new Projection(tables.map().toArray(float[][]::new));
    return new Points(photos, new Projection(coordinates), map);
  }

  private Thumbnails thumbnails() {
    Map<String, byte[]> jpegs = new LinkedHashMap<>();
    tables.thumbnails().forEach(one -> jpegs.put(one.path(), one.jpeg()));
    mistakes.forEach(one -> jpegs.put(one.path(), one.jpeg()));
    return new Thumbnails(jpegs);
  }

  private Timings timings() {
    Duration whole =
        Duration.between(Instant.parse(record.started()), Instant.parse(record.finished()));
    return new Timings(
        whole.toMillis() / 1e3,
        record.machine().taskSlots(),
        record.timings().stream()
            .map(
                timing ->
                    new Timings.Stage(
                        timing.stage().name().toLowerCase(Locale.ROOT),
                        timing.seconds(),
                        timing.photos()))
            .toList());
  }
}
