package fr.verger.cli.options;

import fr.verger.spark.run.RunSettings.ClassChoice;
import picocli.CommandLine.Option;

/** Which photos a command reads. */
public final class PhotoOptions {
  /** Where the photos lie. */
  @Option(
      names = "--images",
      required = true,
      paramLabel = "PATH",
      description = {
        "Folder of photos, each in a folder named as its label, or a pack of them (verger pack);"
            + " also hdfs://, s3a:// or s3://."
      })
  public String images;

  /** At most so many photos. */
  @Option(
      names = "--limit",
      paramLabel = "N",
      converter = PositiveInteger.class,
      description =
          "N photos, spread evenly over the labels, the same ones every time (default: all).")
  public Integer limit;

  /** Only these labels. */
  @Option(
      names = "--classes",
      paramLabel = "A,B,…|top:N",
      converter = Classes.class,
      description = "Only these labels, or the N with the most photos (default: all).")
  public ClassChoice classes = new ClassChoice.All();

  /** The largest photo. */
  @Option(
      names = "--max-pixels",
      paramLabel = "N",
      converter = PositiveLong.class,
      defaultValue = "100000000",
      description =
          "Width × height above which a photo is rejected unread (default: ${DEFAULT-VALUE}).")
  public long maxPixels;

  /** The slowest photo. */
  @Option(
      names = "--photo-timeout",
      paramLabel = "SECONDS",
      converter = PositiveInteger.class,
      defaultValue = "60",
      description = {
        "Seconds that a photo's file system may stay silent while it is read, and that decoding it"
            + " may take; one that takes longer is rejected (default: ${DEFAULT-VALUE})."
      })
  public int photoTimeout;

  /** Rejects that are borne. */
  @Option(
      names = "--max-rejected",
      paramLabel = "SHARE",
      converter = Share.class,
      defaultValue = "0.1",
      description = {
        "Share of rejected photos, 0 to 1, above which the exit status is 1; everything is written"
            + " all the same (default: ${DEFAULT-VALUE})."
      })
  public double maxRejected;

  /** Photos that vanished. */
  @Option(
      names = "--prune",
      description = {
        "Drop photos that an earlier run wrote to --output and that are not there any more; without"
            + " it they are counted and stay."
      })
  public boolean prune;

  /** Tasks. */
  @Option(
      names = "--partitions",
      paramLabel = "N",
      converter = PositiveInteger.class,
      description = "Number of tasks (default: chosen from the cores and the photos).")
  public Integer partitions;
}
