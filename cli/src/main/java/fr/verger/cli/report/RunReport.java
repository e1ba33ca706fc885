package fr.verger.cli.report;

import fr.verger.report.ReportPage;
import fr.verger.spark.run.RunTables;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import fr.verger.spark.storage.StorageFailure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** Writes the report of a run into the run's folder, wherever that lies. */
public final class RunReport {
  private static final String FILE = "/report/index.html";

  private final SparkSession spark;

  /** Reports of runs that a session can read. */
  public RunReport(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Writes the report, in place of an earlier one.
   *
   * @param run the folder of a finished run, as the user named it
   * @return where the report lies
   * @throws fr.verger.vision.VergerException when there is no run, or the report cannot be written
   */
  public String write(String run) {
    HadoopSettings hadoop = HadoopSettings.of(spark);
    Location place = Location.parse(run, hadoop.configuration());
    RunTables tables = RunTables.read(spark, run);
    try {
      FileSystem files = hadoop.fileSystem(place.hadoop());
      Path page = new Path(place.hadoop() + FILE);
      Path partial = page.suffix(".partial");
      try (Writer out =
          new BufferedWriter(
              new OutputStreamWriter(files.create(partial, true), StandardCharsets.UTF_8))) {
        new ReportPage().write(new ReportValues(tables).data(), out);
      }
      files.delete(page, false);
      if (!files.rename(partial, page)) {
        throw new IOException(partial + " cannot be moved to " + page);
      }
      return place.text() + FILE;
    } catch (IOException e) {
      throw StorageFailure.writing(place.text() + FILE, e);
    }
  }
}
