package fr.verger.spark.packs;

import fr.verger.spark.photos.PackFolder;
import fr.verger.spark.photos.PackFolder.Contents;
import fr.verger.spark.photos.PhotoFile;
import fr.verger.spark.photos.PhotoLister;
import fr.verger.spark.photos.PhotoListing;
import fr.verger.spark.photos.PhotoSet;
import fr.verger.spark.photos.PhotoTasks;
import fr.verger.spark.run.ProgressListener;
import fr.verger.spark.run.ProgressListener.Stage;
import fr.verger.spark.run.RunFolder;
import fr.verger.spark.run.RunLock;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import fr.verger.spark.storage.StorageFailure;
import fr.verger.spark.tables.TaskCounts;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/** Packs the photos below a folder; {@value PackFolder#RECORD} comes last and makes it whole. */
public final class PackRun {
  /** A file of a pack holds about so many bytes: large for a store, and many for a cluster. */
  private static final long FILE_BYTES = 64L << 20;

  private final SparkSession spark;
  private final ProgressListener listener;

  /** A packing in a session that stays the caller's. */
  public PackRun(SparkSession spark, ProgressListener listener) {
    this.spark = spark;
    this.listener = listener;
  }

  /**
   * Packs.
   *
   * @param images folder of the photos
   * @param output folder to make; it holds nothing, or what a packing left that did not end
   * @return what was packed
   * @throws VergerException when not every photo could be packed; there is then no pack
   */
  public Contents execute(String images, String output) {
    HadoopSettings hadoop = HadoopSettings.of(spark);
    Location from = Location.parse(images, hadoop.configuration());
    Location to = Location.parse(output, hadoop.configuration());
    Path folder = to.hadoop();
    try {
      if (new PackFolder(from, hadoop.configuration()).exists()) {
        throw new VergerException(Category.INPUT, "%s is a pack already.".formatted(from.text()));
      }
      FileSystem files = hadoop.fileSystem(folder);
      try (RunLock lock = RunLock.of(files, folder, to.text())) {
        clear(files, folder, to.text());
        Contents pack = written(from, to, hadoop);
        lock.right().check(hadoop);
        commit(files, folder, pack);
        return pack;
      }
    } catch (IOException e) {
      throw StorageFailure.writing(to.text(), e);
    }
  }

  private Contents written(Location from, Location to, HadoopSettings hadoop) {
    listener.started(Stage.LISTING, 0);
    try (PhotoListing listing = PhotoLister.of(spark).list(from, to)) {
      listener.finished(Stage.LISTING);
      PhotoSet photos = PhotoSet.all(listing.photos());
      String root = root(from, photos);
      listener.started(Stage.PACKING, photos.size());
      List<Contents.File> files = packed(photos, root, to.hadoop(), hadoop);
      listener.finished(Stage.PACKING);
      long packed = files.stream().mapToLong(Contents.File::photos).sum();
      if (packed != photos.size()) {
        throw new VergerException(
            Category.ENVIRONMENT,
            "%d photos were to be packed and %d were; pack them again."
                .formatted(photos.size(), packed));
      }
      long bytes = files.stream().mapToLong(Contents.File::bytes).sum();
      return new Contents(Contents.SCHEMA, from.text(), packed, bytes, files);
    }
  }

  /** What all paths begin with: the folder, or the bucket's own name. */
  private static String root(Location from, PhotoSet photos) {
    if (photos.isEmpty()) {
      throw new VergerException(
          Category.INPUT, "There are no photos below %s to pack.".formatted(from.text()));
    }
    String root = from.text().endsWith("/") ? from.text() : from.text() + "/";
    for (PhotoFile photo : photos) {
      if (!photo.path().startsWith(root)) {
        throw new VergerException(
            Category.INPUT,
            "%s does not lie below %s; packs are made of folders of photos."
                .formatted(photo.path(), from.text()));
      }
    }
    return root;
  }

  /** Takes away what an earlier packing left that did not end, and nothing else. */
  private static void clear(FileSystem files, Path folder, String output) throws IOException {
    List<FileStatus> present = present(files, folder);
    for (FileStatus file : present) {
      if (!PackFolder.wrote(file.getPath().getName())) {
        throw new VergerException(
            Category.INPUT,
            "The output %s holds %s already; choose a folder that is empty or not there."
                .formatted(output, file.getPath().getName()));
      }
    }
    for (FileStatus file : present) {
      files.delete(file.getPath(), false);
    }
  }

  /** All but the lock. */
  private static List<FileStatus> present(FileSystem files, Path folder) throws IOException {
    return Arrays.stream(files.listStatus(folder))
        .filter(file -> !file.getPath().getName().equals(RunFolder.OWN))
        .toList();
  }

  private List<Contents.File> packed(
      PhotoSet photos, String root, Path folder, HadoopSettings hadoop) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<HadoopSettings> settings = context.broadcast(hadoop);
    try (TaskCounts counts =
        new TaskCounts(
            spark.sparkContext(), (done, none) -> listener.advanced(Stage.PACKING, done, 0))) {
      return PhotoTasks.of(context, parts(photos))
          .mapPartitions(new PackTask(settings, root, folder.toString(), counts.done()))
          .collect();
    } finally {
      settings.unpersist();
    }
  }

  /** Neighbours stay together: who reads one photo reads the next one too. */
  private static List<PhotoSet> parts(PhotoSet photos) {
    List<PhotoSet> parts = new ArrayList<>();
    int from = photos.first();
    while (from < photos.end()) {
      int to = from;
      for (long bytes = 0; to < photos.end() && bytes < FILE_BYTES; to = photos.after(to)) {
        bytes += photos.get(to).size();
      }
      parts.add(photos.part(from, to));
      from = to;
    }
    return parts;
  }

  /** Drops what attempts left that did not count, and makes the pack whole. */
  private static void commit(FileSystem files, Path folder, Contents pack) throws IOException {
    Set<String> names = pack.files().stream().map(Contents.File::name).collect(Collectors.toSet());
    for (FileStatus file : present(files, folder)) {
      if (!names.remove(file.getPath().getName())) {
        files.delete(file.getPath(), false);
      }
    }
    if (!names.isEmpty()) {
      throw new VergerException(
          Category.ENVIRONMENT,
          "%d files that the executors wrote to %s are not seen here; choose an output that driver and executors share."
              .formatted(names.size(), folder));
    }
    try (OutputStream out = files.create(new Path(folder, PackFolder.RECORD), true)) {
      out.write(PackFolder.JSON.writeValueAsBytes(pack));
    }
  }
}
