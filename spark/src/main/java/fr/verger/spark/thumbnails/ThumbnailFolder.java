package fr.verger.spark.thumbnails;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Thumbnails as files of a folder: {@code 00000.jpg} and so on, and {@code index.json}, which says
 * whose each is. Paths stand in the index alone, so that no name of a photo, however odd, has to be
 * a name of a file.
 */
public final class ThumbnailFolder {
  /** Which thumbnail is whose. */
  public static final String INDEX = "index.json";

  /** Names that files of thumbnails have; an index that says others is not believed. */
  private static final Pattern FILE = Pattern.compile("[0-9]{5,9}\\.jpg");

  /** An object store answers many small requests at once, each slowly. */
  private static final int AT_ONCE = 16;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final FileSystem files;
  private final Path folder;

  /** The folder at a place, be it there or not. */
  public ThumbnailFolder(FileSystem files, Path folder) {
    this.files = files;
    this.folder = folder;
  }

  /** What the index says of one photo. */
  private record Entry(String path, String file) {}

  /** Writes thumbnails, in their order; the index comes last. */
  public void write(List<Thumbnail> thumbnails) throws IOException {
    files.mkdirs(folder);
    List<Entry> index = new ArrayList<>();
    List<Callable<Void>> writes = new ArrayList<>();
    for (Thumbnail thumbnail : thumbnails) {
      Entry entry = new Entry(thumbnail.path(), file(index.size()));
      index.add(entry);
      writes.add(() -> put(entry.file(), thumbnail.jpeg()));
    }
    atOnce(writes);
    put(INDEX, JSON.writeValueAsBytes(index));
  }

  private static String file(int number) {
    return String.format(Locale.ROOT, "%05d.jpg", number);
  }

  private Void put(String name, byte[] bytes) throws IOException {
    try (OutputStream out = files.create(new Path(folder, name), true)) {
      out.write(bytes);
    }
    return null;
  }

  /**
   * Reads all thumbnails, in their order.
   *
   * @throws IOException when one of them is missing or too large, or the index is none of ours
   */
  public List<Thumbnail> read() throws IOException {
    Entry[] index;
    try (InputStream in = files.open(new Path(folder, INDEX))) {
      index = JSON.readValue(in.readAllBytes(), Entry[].class);
    }
    List<Callable<Thumbnail>> reads = new ArrayList<>();
    for (Entry entry : index) {
      if (entry.path() == null || entry.file() == null || !FILE.matcher(entry.file()).matches()) {
        throw new IOException("%s names a file that is no thumbnail".formatted(INDEX));
      }
      reads.add(() -> new Thumbnail(entry.path(), get(entry.file())));
    }
    return atOnce(reads);
  }

  private byte[] get(String name) throws IOException {
    try (InputStream in = files.open(new Path(folder, name))) {
      byte[] bytes = in.readNBytes(ThumbnailEncoder.MOST_BYTES + 1);
      if (bytes.length > ThumbnailEncoder.MOST_BYTES) {
        throw new IOException(
            "%s has more than %d bytes".formatted(name, ThumbnailEncoder.MOST_BYTES));
      }
      if (bytes.length == 0) {
        throw new EOFException(name + " is empty");
      }
      return bytes;
    }
  }

  private static <T> List<T> atOnce(List<Callable<T>> tasks) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("it was stopped", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException trouble ? trouble : new IOException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
