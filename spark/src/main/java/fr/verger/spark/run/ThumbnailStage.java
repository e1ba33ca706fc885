package fr.verger.spark.run;

import fr.verger.spark.photos.PhotoFile;
import fr.verger.spark.photos.PhotoSelection;
import fr.verger.spark.photos.PhotoSet;
import fr.verger.spark.run.ProgressListener.Stage;
import fr.verger.spark.storage.StorageFailure;
import fr.verger.spark.thumbnails.Thumbnail;
import fr.verger.spark.thumbnails.ThumbnailEncoder;
import fr.verger.spark.thumbnails.ThumbnailFolder;
import fr.verger.spark.thumbnails.ThumbnailJob;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;

/**
 * Photos with features to {@code thumbnails}: those that are asked for by name, and a sample that
 * is even over the labels and the same every time.
 */
final class ThumbnailStage {
  /** The folder. */
  static final String NAME = "thumbnails";

  /**
   * Thumbnails of a run, at most: of {@value ThumbnailEncoder#MOST_BYTES} bytes each, in base64,
   * these are 8.2 MB of a page, which leaves room for 100,000 points within 15 MB.
   */
  static final int MOST = 2_000;

  private final SparkSession spark;
  private final RunFolder folder;
  private final ProgressListener listener;

  ThumbnailStage(SparkSession spark, RunFolder folder, ProgressListener listener) {
    this.spark = spark;
    this.folder = folder;
    this.listener = listener;
  }

  /**
   * Which photos get a thumbnail, at most {@value #MOST}.
   *
   * @param rows photos with features
   * @param root of the photos; a run keeps its sample when they move together
   * @param wanted paths that come first, the most wanted at the front
   */
  Set<String> chosen(long rows, String root, Collection<String> wanted) {
    // Of many photos a page draws some, and these are among them.
    List<PhotoFile> drawn =
        EvenSample.of(
                ParquetTables.read(spark, folder.path("features")).select("path", "label"), rows)
            .collectAsList()
            .stream()
            .map(row -> new PhotoFile(row.getString(0), row.getString(1), null, 0, 0))
            .sorted(Comparator.comparing(PhotoFile::path))
            .limit(EvenSample.MOST)
            .toList();
    Set<String> chosen = new LinkedHashSet<>();
    wanted.stream().limit(MOST).forEach(chosen::add);
    List<PhotoFile> others =
        drawn.stream().filter(photo -> !chosen.contains(photo.path())).toList();
    PhotoSelection.limited(PhotoSet.all(others), MOST - chosen.size(), root)
        .forEach(photo -> chosen.add(photo.path()));
    return new TreeSet<>(chosen);
  }

  /**
   * Makes thumbnails and writes them.
   *
   * @param paths of photos, at most {@value #MOST}
   * @param maxPixels photos of more pixels are not decoded
   */
  ThumbnailSummary write(Set<String> paths, long maxPixels) {
    List<Thumbnail> made =
        new ThumbnailJob(spark, maxPixels)
            .of(paths, (done, rejected) -> listener.advanced(Stage.THUMBNAILS, done, 0));
    try {
      new ThumbnailFolder(folder.files(), folder.cleared(NAME)).write(made);
    } catch (IOException e) {
      throw StorageFailure.writing(folder.text(), e);
    }
    return new ThumbnailSummary(
        made.size(),
        made.stream().mapToLong(one -> one.jpeg().length).sum(),
        ThumbnailEncoder.LONGEST_SIDE,
        paths.size() - made.size());
  }

  /** The thumbnails of a run, in the order of their paths; none where the run has none. */
  static List<Thumbnail> read(RunFolder folder, RunRecord record) {
    if (record.thumbnails() == null) {
      return List.of();
    }
    try {
      return new ThumbnailFolder(folder.files(), folder.path(NAME)).read();
    } catch (IOException e) {
      throw StorageFailure.reading(folder.path(NAME).toString(), e);
    }
  }
}
