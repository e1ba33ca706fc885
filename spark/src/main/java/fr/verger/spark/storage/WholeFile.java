package fr.verger.spark.storage;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.hdfs.DistributedFileSystem;

/**
 * A file that nobody ever sees half of, be its writer killed.
 *
 * <p>An object store shows an object when it is whole, so it is written where it belongs: a rename
 * would copy it. Elsewhere a rename is one step, so the file is written beside its place, under a
 * name that readers of tables pass over, and moved there.
 */
public final class WholeFile {
  private static final int BUFFER = 1 << 16;

  private final FileSystem files;
  private final Path path;

  /** Writes the content. */
  @FunctionalInterface
  public interface Content {
    /** Writes it; the stream is closed by the caller. */
    void to(OutputStream out) throws IOException;
  }

  /** A file that is to lie at a place. */
  public WholeFile(FileSystem files, Path path) {
    this.files = files;
    this.path = path;
  }

  /** Writes the file, in place of an earlier one. */
  public void write(byte[] bytes) throws IOException {
    write(out -> out.write(bytes));
  }

  /** Writes the file, in place of an earlier one, unless the content fails. */
  public void write(Content content) throws IOException {
    if (ObjectStores.holds(files)) {
      put(path, content);
      return;
    }
    Path beside = beside();
    put(beside, content);
    if (!files.rename(beside, path)) {
      moveOver(beside);
    }
  }

  /** Puts it in the place of an earlier one, where a plain rename does not. */
  private void moveOver(Path beside) throws IOException {
    if (files instanceof DistributedFileSystem hdfs) {
      hdfs.rename(beside, path, Options.Rename.OVERWRITE);
      return;
    }
    // Hadoop has no step for this that every file system takes: there is none for a moment.
    files.delete(path, false);
    if (!files.rename(beside, path)) {
      throw new IOException("%s cannot be moved to %s".formatted(beside, path));
    }
  }

  private Path beside() {
    return new Path(path.getParent(), "_" + path.getName() + ".partial");
  }

  /** Deletes the file, or the folder of its name, and what a writer that was killed left of it. */
  public void delete() throws IOException {
    files.delete(path, true);
    if (!ObjectStores.holds(files)) {
      files.delete(beside(), false);
    }
  }

  private void put(Path to, Content content) throws IOException {
    FSDataOutputStream out = open(files, to);
    try {
      content.to(out);
    } catch (IOException | RuntimeException e) {
      drop(out);
      throw e;
    }
    out.close();
  }

  /** Closing a stream to an object store would publish what was written so far. */
  private static void drop(FSDataOutputStream out) {
    try {
      if (out.hasCapability(StreamCapabilities.ABORTABLE_STREAM)) {
        out.abort();
      }
      out.close();
    } catch (IOException e) {
      // The reason for dropping it is the one to tell.
    }
  }

  /**
   * Opens a file for writing, in place of an earlier one. The shorter forms of {@code create} start
   * a process for every local file, to set its rights.
   */
  public static FSDataOutputStream open(FileSystem files, Path path) throws IOException {
    return files.create(
        path,
        true,
        BUFFER,
        files.getDefaultReplication(path),
        files.getDefaultBlockSize(path),
        null);
  }
}
