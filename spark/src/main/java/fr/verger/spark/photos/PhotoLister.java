package fr.verger.spark.photos;

import fr.verger.spark.storage.FileSystems;
import fr.verger.spark.storage.LocalNames;
import fr.verger.spark.storage.Location;
import fr.verger.spark.storage.StorageReason;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.Utils;

/** Lists the photos below a folder, on the driver. */
public final class PhotoLister {
  private final Configuration conf;
  private final java.nio.file.Path scratch;

  /** A lister that reaches other file systems as the configuration says. */
  public PhotoLister(Configuration conf) {
    this(conf, java.nio.file.Path.of(System.getProperty("java.io.tmpdir")));
  }

  private PhotoLister(Configuration conf, java.nio.file.Path scratch) {
    this.conf = conf;
    this.scratch = scratch;
  }

  /** The lister of a session, which leaves what does not stay in memory where Spark does so. */
  public static PhotoLister of(SparkSession spark) {
    SparkContext context = spark.sparkContext();
    return new PhotoLister(
        context.hadoopConfiguration(), java.nio.file.Path.of(Utils.getLocalDir(context.conf())));
  }

  /**
   * Lists photos, in the order of their paths.
   *
   * @param images the folder, or a pack
   * @param excluded a folder that is left out if it lies below, or null
   * @throws VergerException when there is no such folder, or it cannot be read
   */
  public PhotoListing list(Location images, Location excluded) {
    try (ListingTally tally = new ListingTally(scratch)) {
      PackFolder pack = new PackFolder(images, conf);
      if (pack.exists()) {
        pack.list(tally);
      } else if (images instanceof Location.Local local) {
        listLocal(local.path(), excluded, tally);
      } else {
        Path out = excluded instanceof Location.Remote remote ? remote.hadoop() : null;
        listRemote(images.hadoop(), out, tally);
      }
      return tally.listing();
    } catch (FileNotFoundException e) {
      throw noFolder(images.text(), e);
    } catch (IOException e) {
      throw new VergerException(
          Category.INPUT,
          "The photos below %s cannot be listed (%s); check the address and the rights on it."
              .formatted(images.text(), StorageReason.of(e)),
          e);
    }
  }

  private static void listLocal(java.nio.file.Path root, Location excluded, ListingTally tally)
      throws IOException {
    if (!Files.isDirectory(root)) {
      throw Files.exists(root)
          ? noFolderButFile(LocalNames.text(root))
          : noFolder(LocalNames.text(root), null);
    }
    java.nio.file.Path out = excluded instanceof Location.Local local ? local.path() : null;
    new LocalWalk(tally, out).walk(root);
  }

  private void listRemote(Path root, Path excluded, ListingTally tally) throws IOException {
    FileSystem files = FileSystems.of(root, conf);
    if (!files.getFileStatus(root).isDirectory()) {
      throw noFolderButFile(root.toString());
    }
    new HadoopWalk(tally, files, excluded).walk(files.makeQualified(root));
  }

  private static VergerException noFolder(String path, Throwable cause) {
    return new VergerException(
        Category.INPUT,
        "The folder of photos %s does not exist; check the path%s.".formatted(path, lost(path)),
        cause);
  }

  /** What is wrong when the JVM had no letters for what was typed. */
  private static String lost(String path) {
    boolean letters = path.indexOf('?') >= 0 || path.indexOf('\uFFFD') >= 0;
    return letters && !LocalNames.encoding().equalsIgnoreCase("UTF-8")
        ? ", or start Java with LC_ALL=C.UTF-8, for it reads names as %s here"
            .formatted(LocalNames.encoding())
        : "";
  }

  private static VergerException noFolderButFile(String path) {
    return new VergerException(
        Category.INPUT, "%s is a file; give the folder that holds the photos.".formatted(path));
  }
}
