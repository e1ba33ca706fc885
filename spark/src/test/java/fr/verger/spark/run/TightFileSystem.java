package fr.verger.spark.run;

import fr.verger.spark.storage.LocalFilesElsewhere;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;

/** A disk with only so much room: {@code tight:/…} is {@code /…} of this machine. */
public final class TightFileSystem extends LocalFilesElsewhere {
  /** Bytes that may still be written; for all files of this JVM together. */
  static final AtomicLong ROOM = new AtomicLong(Long.MAX_VALUE);

  /** Hadoop makes it. */
  public TightFileSystem() {
    super("tight");
  }

  @Override
  protected OutputStream createOutputStream(Path path, boolean append) throws IOException {
    return new Tight(super.createOutputStream(path, append));
  }

  @Override
  protected OutputStream createOutputStreamWithMode(
      Path path, boolean append, FsPermission permission) throws IOException {
    return new Tight(super.createOutputStreamWithMode(path, append, permission));
  }

  /** Writes as much as there is room for, as a disk does. */
  private static final class Tight extends FilterOutputStream {
    Tight(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      long left = ROOM.addAndGet(-length);
      out.write(bytes, from, (int) Math.max(0, Math.min(length, left + length)));
      if (left < 0) {
        throw new IOException("No space left on device");
      }
    }
  }
}
