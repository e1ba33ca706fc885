package fr.verger.spark.run;

import fr.verger.spark.storage.StorageFailure;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/**
 * What every file of a table of features says of the network that made it; features of two
 * networks, precisions or preparations of the photos are no table.
 *
 * @param sha256 of the network's file
 * @param graphSha256 of the part of it that computes, up to the layer
 * @param layer the tensor taken as the feature
 */
record FeatureProvenance(
    String backbone,
    String sha256,
    String graphSha256,
    String layer,
    String precision,
    String preprocessing) {
  private static final String PREFIX = "verger.";
  private static final int SHOWN = 8;

  static FeatureProvenance of(UsedBackbone used) {
    return new FeatureProvenance(
        used.name(),
        used.sha256(),
        used.graphSha256(),
        used.output(),
        used.precision(),
        used.preprocessing());
  }

  /** As a file's footer carries it. */
  Map<String, String> footer() {
    return Map.of(
        PREFIX + "backbone", backbone,
        PREFIX + "backbone.sha256", sha256,
        PREFIX + "graph.sha256", graphSha256,
        PREFIX + "layer", layer,
        PREFIX + "precision", precision,
        PREFIX + "preprocessing", preprocessing,
        PREFIX + "version", Versions.ofVerger());
  }

  /** What a footer says, or null when no run of Verger wrote the file. */
  private static FeatureProvenance of(Map<String, String> footer) {
    return footer.containsKey(PREFIX + "backbone")
        ? new FeatureProvenance(
            footer.get(PREFIX + "backbone"),
            footer.get(PREFIX + "backbone.sha256"),
            footer.get(PREFIX + "graph.sha256"),
            footer.get(PREFIX + "layer"),
            footer.get(PREFIX + "precision"),
            footer.get(PREFIX + "preprocessing"))
        : null;
  }

  /**
   * What the Parquet files below a folder say alike; null when they say nothing.
   *
   * @param table the folder, seen by {@code place}'s file system
   * @throws VergerException when two of them do not say the same, with both in the sentence
   */
  static FeatureProvenance common(RunFolder place, Path table) {
    FeatureProvenance common = null;
    Path first = null;
    try {
      RemoteIterator<LocatedFileStatus> files = place.files().listFiles(table, true);
      while (files.hasNext()) {
        Path file = files.next().getPath();
        if (!file.getName().endsWith(".parquet") || file.getName().matches("[._].*")) {
          continue;
        }
        FeatureProvenance said = read(place, file);
        if (first == null) {
          first = file;
          common = said;
        } else if (common == null ? said != null : !common.equals(said)) {
          throw new VergerException(
              Category.INPUT,
              "The table of features %s mixes %s (%s) with %s (%s); make all of it with one network."
                  .formatted(
                      place.text(), text(common), first.getName(), text(said), file.getName()));
        }
      }
      return common;
    } catch (IOException e) {
      throw StorageFailure.reading(place.text(), e);
    }
  }

  private static FeatureProvenance read(RunFolder place, Path file) throws IOException {
    HadoopInputFile input = HadoopInputFile.fromPath(file, place.files().getConf());
    try (ParquetFileReader reader = ParquetFileReader.open(input)) {
      return of(reader.getFooter().getFileMetaData().getKeyValueMetaData());
    } catch (RuntimeException e) {
      throw new IOException(file.getName() + " is no Parquet file", e);
    }
  }

  private static String text(FeatureProvenance said) {
    return said == null ? "features of an unnamed network" : said.toString();
  }

  /** Everything in which two can differ; hashes by their first letters. */
  @Override
  public String toString() {
    return "%s %s at '%s' (graph %s) in %s with %s"
        .formatted(backbone, start(sha256), layer, start(graphSha256), precision, preprocessing);
  }

  private static String start(String hash) {
    return hash == null ? "?" : hash.substring(0, Math.min(SHOWN, hash.length()));
  }
}
