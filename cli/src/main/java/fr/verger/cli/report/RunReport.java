package fr.verger.cli.report;

import fr.verger.report.ReportData;
import fr.verger.report.ReportPage;
import fr.verger.report.figures.Figures;
import fr.verger.spark.run.RunTables;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import fr.verger.spark.storage.StorageFailure;
import fr.verger.spark.thumbnails.Thumbnail;
import fr.verger.spark.thumbnails.ThumbnailJob;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** Writes the report of a run into the run's folder, wherever that lies. */
public final class RunReport {
  private static final String FILE = "/report/index.html";

  private static final String FIGURES = "/report/figures";

  private final SparkSession spark;

  /**
   * A report that was written.
   *
   * @param place of its page
   * @param note what could not be drawn here and why, or null
   */
  public record Written(String place, String note) {
    /** Says both, the place behind some words. */
    public void tell(PrintStream out, String words) {
      out.println(words + place);
      if (note != null) {
        out.println(note);
      }
    }
  }

  /** Reports of runs that a session can read. */
  public RunReport(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Writes the report, in place of an earlier one.
   *
   * @param run the folder of a finished run, as the user named it
   * @return where the report lies, and what is to be said of it
   * @throws fr.verger.vision.VergerException when there is no run, or the report cannot be written
   */
  public Written write(String run) {
    HadoopSettings hadoop = HadoopSettings.of(spark);
    Location place = Location.parse(run, hadoop.configuration());
    RunTables tables = RunTables.read(spark, run);
    try {
      FileSystem files = hadoop.fileSystem(place.hadoop());
      ReportData data = new ReportValues(tables, mistakes(tables)).data();
      Figures.Files figures = figures(files, new Path(place.hadoop() + FIGURES), data);
      Path page = new Path(place.hadoop() + FILE);
      Path partial = page.suffix(".partial");
      try (Writer out =
          new BufferedWriter(
              new OutputStreamWriter(files.create(partial, true), StandardCharsets.UTF_8))) {
        new ReportPage().write(data, List.copyOf(figures.bytes().keySet()), out);
      }
      files.delete(page, false);
      if (!files.rename(partial, page)) {
        throw new IOException(partial + " cannot be moved to " + page);
      }
      return new Written(place.text() + FILE, figures.note());
    } catch (IOException e) {
      throw StorageFailure.writing(place.text() + FILE, e);
    }
  }

  /**
   * Photos that the classifier mistook, in small: a run's own thumbnails are a sample that need not
   * have them. One that is not where it was has none, and the page leaves its frame empty.
   */
  private List<Thumbnail> mistakes(RunTables tables) {
    if (tables.record().thumbnails() == null) {
      return List.of();
    }
    Set<String> missing = ClassifierValues.examples(tables.record().classifier());
    tables.thumbnails().forEach(one -> missing.remove(one.path()));
    return new ThumbnailJob(spark, tables.record().settings().maxPixels())
        .of(missing, (done, rejected) -> {});
  }

  /** In place of earlier ones; those of a figure that is no more go away. */
  private static Figures.Files figures(FileSystem files, Path folder, ReportData data)
      throws IOException {
    Figures.Files figures = Figures.of(data);
    for (String name : Figures.NAMES) {
      files.delete(new Path(folder, name), false);
    }
    for (Map.Entry<String, byte[]> figure : figures.bytes().entrySet()) {
      try (OutputStream out = files.create(new Path(folder, figure.getKey()), true)) {
        out.write(figure.getValue());
      }
    }
    return figures;
  }
}
