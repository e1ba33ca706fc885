package fr.verger.spark.storage;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * A session's Hadoop configuration, on its way to the executors, and what tasks that have it share
 * in their JVM.
 */
public final class HadoopSettings implements Serializable {
  private static final long serialVersionUID = 1L;

  private transient Configuration conf;
  private transient Map<Class<?>, Object> shared = new ConcurrentHashMap<>();

  private HadoopSettings(Configuration conf) {
    this.conf = conf;
  }

  /** The settings of a session, those of its own options included. */
  public static HadoopSettings of(SparkSession spark) {
    return of(spark.sparkContext().hadoopConfiguration());
  }

  /** Settings that are known already; they are not copied. */
  public static HadoopSettings of(Configuration conf) {
    return new HadoopSettings(conf);
  }

  /** The configuration; shared, not to be changed. */
  public Configuration configuration() {
    return conf;
  }

  /** The shorter ways to its stores, which all tasks of this JVM share. */
  public ObjectReads objects() {
    return shared(ObjectReads.class, ObjectReads::new);
  }

  /**
   * What all tasks of this JVM share.
   *
   * @param make makes it when it is first asked for
   */
  public <T> T shared(Class<T> kind, Supplier<T> make) {
    return kind.cast(shared.computeIfAbsent(kind, first -> make.get()));
  }

  /**
   * The file system of a path. On this machine it is the plain one, which leaves no checksum files
   * beside the files it writes.
   */
  public FileSystem fileSystem(Path path) throws IOException {
    FileSystem files = FileSystems.of(path, conf);
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    conf.write(out);
  }

  private void readObject(ObjectInputStream in) throws IOException {
    conf = new Configuration(false);
    conf.readFields(in);
    shared = new ConcurrentHashMap<>();
  }
}
