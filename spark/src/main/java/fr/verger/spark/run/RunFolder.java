package fr.verger.spark.run;

import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import fr.verger.spark.storage.StorageFailure;
import fr.verger.spark.storage.WholeFile;
import fr.verger.spark.tables.TableWriter;
import fr.verger.spark.tables.WriteRight;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * The folder that a run writes. Everything is written where it stays; {@code run.json} goes before
 * anything changes and comes last, so without it nothing here is whole. What runs tell each other
 * lies in {@code _verger}, which readers of tables pass over.
 */
public final class RunFolder {
  /** The record of a run. */
  public static final String RECORD = "run.json";

  /** The visual words that a run learned. */
  static final String VOCABULARY = "vocabulary.bin";

  /** The classifier of a run. */
  public static final String MODEL = "model.onnx";

  /** What the classifier says of the photos that it was tested on. */
  static final String PREDICTIONS = "predictions";

  /** What runs tell each other. */
  public static final String OWN = "_verger";

  private final Location place;
  private final Path root;
  private final FileSystem files;
  private final WriteRight right;

  private RunFolder(Location place, FileSystem files, WriteRight right) {
    this.place = place;
    this.root = place.hadoop();
    this.files = files;
    this.right = right;
  }

  /**
   * The folder at a place, be it there or not.
   *
   * @throws VergerException when its file system cannot be reached
   */
  public static RunFolder at(Location place, HadoopSettings settings) {
    try {
      return new RunFolder(place, settings.fileSystem(place.hadoop()), any -> {});
    } catch (IOException | IllegalArgumentException e) {
      throw new VergerException(
          Category.ENVIRONMENT,
          "The file system of %s cannot be reached (%s); check the address."
              .formatted(place.text(), e.getMessage()),
          e);
    }
  }

  /** The folder as the user named it. */
  public String text() {
    return place.text();
  }

  /** The folder itself. */
  Path root() {
    return root;
  }

  /** Where a table or file lies. */
  public Path path(String name) {
    return new Path(root, name);
  }

  /** What the run is about. */
  Path plan() {
    return new Path(path(OWN), "plan.json");
  }

  /** What the tasks that made features said of it. */
  Path ledger() {
    return new Path(path(OWN), "parts");
  }

  /** The file system that holds it. */
  FileSystem files() {
    return files;
  }

  /** Whether a table or file is there. */
  boolean has(String name) {
    try {
      return files.exists(path(name));
    } catch (IOException e) {
      throw StorageFailure.reading(text(), e);
    }
  }

  /**
   * Looks whether a run may be written here; touches nothing.
   *
   * @throws VergerException when something is there that must not be touched
   */
  void refuseOthers() {
    try {
      new RunContents(this).refuseOthers();
    } catch (IOException e) {
      throw StorageFailure.reading(text(), e);
    }
  }

  /**
   * Keeps every other run from writing here.
   *
   * @throws VergerException when another run is writing
   */
  RunLock lock() {
    return RunLock.of(files, root, text());
  }

  /** The folder as the run that has its lock writes it. */
  RunFolder under(RunLock lock) {
    return new RunFolder(place, files, lock.right());
  }

  /** Goes on with what is here: says what the run is about, and from now on nothing is whole. */
  void goOn(RunPlan plan) {
    try {
      files.delete(path(RECORD), false);
      plan.write(files, plan());
      new RunContents(this).wipeLaterStages(!plan.keepsComponents());
    } catch (IOException e) {
      throw StorageFailure.writing(text(), e);
    }
  }

  /** Begins anew: deletes what an earlier run wrote, and says what this one is about. */
  void begin(RunPlan plan) {
    try {
      // In this order a run that is killed meanwhile leaves nothing that passes for the new one's.
      files.delete(path(RECORD), false);
      files.delete(ledger(), true);
      files.delete(path(VOCABULARY), false);
      plan.write(files, plan());
      new RunContents(this).wipe();
    } catch (IOException e) {
      throw StorageFailure.writing(text(), e);
    }
  }

  /** What a run is about that began here, or null when none said so. */
  RunPlan readPlan() {
    try {
      return RunPlan.read(files, plan());
    } catch (FileNotFoundException e) {
      return null;
    } catch (IOException e) {
      throw StorageFailure.reading(plan().toString(), e);
    }
  }

  /** Writes tables here, as long as the run may. */
  TableWriter writer(SparkSession spark) {
    return new TableWriter(spark, root).under(right);
  }

  /** Where a table is about to be written anew; an earlier one goes. */
  Path cleared(String name) {
    remove(name);
    return path(name);
  }

  /** Takes away a table or file that an earlier run wrote, if it is there. */
  void remove(String name) {
    try {
      files.delete(path(name), true);
    } catch (IOException e) {
      throw StorageFailure.writing(text(), e);
    }
  }

  /** Writes a file, in place of an earlier one. */
  void write(String name, byte[] bytes) {
    try {
      new WholeFile(files, path(name)).write(bytes);
    } catch (IOException e) {
      throw StorageFailure.writing(text(), e);
    }
  }

  /** Writes the record, which says that the run is over and everything is whole. */
  void finish(RunRecord record, HadoopSettings settings) {
    try {
      right.check(settings);
      new WholeFile(files, path(RECORD)).write(RunRecordFile.bytes(record));
    } catch (IOException e) {
      throw StorageFailure.writing(text(), e);
    }
  }
}
