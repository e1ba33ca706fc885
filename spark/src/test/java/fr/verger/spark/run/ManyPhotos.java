package fr.verger.spark.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * A store of as many photos as its address says: {@code many:/1000000}. Their names take no place
 * anywhere. Of {@value #ONE_IN} photos one can be read; it is the same photo every time. Spark
 * makes the instance, hence what is static.
 */
public final class ManyPhotos extends RawLocalFileSystem {
  private static final int LABELS = 131;
  private static final int ONE_IN = 1_000;
  private static final int GONE = 997;
  private static final int CHANGED = 1_003;
  private static final int NEW = 100;

  /** The photo that can be read, on this machine, and its size. */
  static volatile String photo;

  static volatile long size;

  /** Whether some photos have changed, some are gone and some have come. */
  static volatile boolean later;

  @Override
  public URI getUri() {
    return URI.create("many:///");
  }

  @Override
  public String getScheme() {
    return "many";
  }

  private static FileStatus folder(Path path) {
    return new FileStatus(0, true, 1, 1, 0, path);
  }

  private static boolean isThere(int number) {
    return !later || number % GONE != 0;
  }

  private static FileStatus file(Path folder, int number) {
    int modified = later && number % CHANGED == 1 ? 1 : 0;
    Path path = new Path(folder, "IMG_20261121_%09d.jpg".formatted(number));
    return new FileStatus(size, false, 1, 1, modified, path);
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    return folder(path);
  }

  @Override
  public FileStatus[] listStatus(Path path) {
    return IntStream.range(0, LABELS)
        .mapToObj(label -> folder(new Path(path, "label %03d".formatted(label))))
        .toArray(FileStatus[]::new);
  }

  /** A folder of a label; the names come one by one, as a store's pages do. */
  @Override
  public RemoteIterator<LocatedFileStatus> listFiles(Path folder, boolean recursive) {
    int photos = Integer.parseInt(folder.getParent().getName());
    int all = later ? photos + photos / NEW : photos;
    int label = Integer.parseInt(folder.getName().substring("label ".length()));
    Iterator<Integer> numbers =
        IntStream.iterate(label, number -> number < all, number -> number + LABELS)
            .filter(ManyPhotos::isThere)
            .iterator();
    return new RemoteIterator<>() {
      @Override
      public boolean hasNext() {
        return numbers.hasNext();
      }

      @Override
      public LocatedFileStatus next() {
        if (!numbers.hasNext()) {
          throw new NoSuchElementException();
        }
        return new LocatedFileStatus(file(folder, numbers.next()), null);
      }
    };
  }

  @Override
  public FSDataInputStream open(Path path, int buffer) throws IOException {
    String digits = path.getName().replaceAll(".*_|\\.jpg", "");
    if (Integer.parseInt(digits) % ONE_IN != 0) {
      throw new FileNotFoundException(path.toString());
    }
    return FileSystem.getLocal(getConf()).getRawFileSystem().open(new Path(photo), buffer);
  }
}
