package fr.verger.cli.options;

import fr.verger.spark.run.RunSettings.TableFormat;
import picocli.CommandLine.Option;

/** Where and how a command writes. */
public final class TableOptions {
  /** Where. */
  @Option(
      names = "--output",
      required = true,
      paramLabel = "PATH",
      description = {
        "Folder to write to; also hdfs://, s3a:// or s3://. The same command again goes on with what"
            + " it holds."
      })
  public String output;

  /** How. */
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "parquet",
      description = {
        "Tables as parquet, csv or both; Parquet is always written, for it is what the other"
            + " commands read (default: ${DEFAULT-VALUE})."
      })
  public TableFormat format;

  /** Whether to replace. */
  @Option(
      names = "--overwrite",
      description = {
        "Begin anew in place of what an earlier run wrote at --output; nothing else is ever deleted."
      })
  public boolean overwrite;
}
