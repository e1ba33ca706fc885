package fr.verger.spark.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.WholeFile;
import fr.verger.spark.tables.PartManifest.Group;
import fr.verger.spark.tables.PartManifest.PartFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What tasks wrote, one file for each that ended well: which files, and which photos are in them. A
 * task writes it last, so what it names is whole even when the driver is gone by then; an entry of
 * which half is there is none.
 */
public final class PartLedger {
  private static final String SUFFIX = ".json";
  private static final int AT_ONCE = 16;

  /** Of entries that are read ahead, together; a larger one comes alone. */
  private static final long BYTES_AT_ONCE = 4 << 20;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final FileSystem files;
  private final Path folder;

  /** The ledger in a folder, be it there or not. */
  public PartLedger(HadoopSettings settings, Path folder) throws IOException {
    this.files = settings.fileSystem(folder);
    this.folder = folder;
  }

  /**
   * What one task wrote.
   *
   * @param part its name, with which its files begin
   * @param files where its rows are
   * @param photos a row each
   * @param reasons of those that were rejected
   */
  public record Entry(
      String part, List<PartFile> files, List<PartPhoto> photos, Map<String, Long> reasons) {
    /** The same, as a task tells it. */
    public PartManifest manifest() {
      Map<Group, Long> rows = new HashMap<>();
      Map<Group, Long> rejected = new HashMap<>();
      for (PartPhoto photo : photos) {
        Group group = new Group(photo.label(), photo.split());
        (photo.rejected() ? rejected : rows).merge(group, 1L, Long::sum);
      }
      return new PartManifest(part, files, rows, reasons, rejected);
    }
  }

  void write(Entry entry) throws IOException {
    try (OutputStream out = WholeFile.open(files, path(entry.part()))) {
      out.write(JSON.writeValueAsBytes(entry));
    }
  }

  /** The parts that it names, in the order of their names, with the bytes of their entries. */
  private SortedMap<String, Long> parts() throws IOException {
    SortedMap<String, Long> parts = new TreeMap<>();
    try {
      for (FileStatus file : files.listStatus(folder)) {
        String name = file.getPath().getName();
        if (name.endsWith(SUFFIX)) {
          parts.put(name.substring(0, name.length() - SUFFIX.length()), file.getLen());
        }
      }
    } catch (FileNotFoundException e) {
      return parts;
    }
    return parts;
  }

  /**
   * Hands over what it says of every part, in the order of their names: all that was said to its
   * end. A store answers each request slowly, so some are under way at a time, and no more than
   * these are held.
   */
  public void forEach(Consumer<Entry> reader) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      Deque<Asked> ahead = new ArrayDeque<>();
      long bytes = 0;
      for (Map.Entry<String, Long> part : parts().entrySet()) {
        while (ahead.size() == AT_ONCE
            || (!ahead.isEmpty() && bytes + part.getValue() > BYTES_AT_ONCE)) {
          bytes -= ahead.peek().bytes;
          take(ahead.remove().entry, reader);
        }
        ahead.add(new Asked(threads.submit(() -> read(part.getKey())), part.getValue()));
        bytes += part.getValue();
      }
      for (Asked left : ahead) {
        take(left.entry, reader);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** An entry that is being read. */
  private record Asked(Future<Entry> entry, long bytes) {}

  private static void take(Future<Entry> read, Consumer<Entry> reader) throws IOException {
    try {
      Entry entry = read.get();
      if (entry != null) {
        reader.accept(entry);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("it was stopped");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException trouble ? trouble : new IOException(e.getCause());
    }
  }

  /** What it says of a part; null when its writer was stopped before it had said everything. */
  public Entry read(String part) throws IOException {
    try (InputStream in = files.open(path(part))) {
      return JSON.readValue(in.readAllBytes(), Entry.class);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** Strikes out every part but some. */
  void keep(Set<String> parts) throws IOException {
    List<String> struck = new ArrayList<>(parts().keySet());
    struck.removeAll(parts);
    for (String part : struck) {
      files.delete(path(part), false);
    }
  }

  private Path path(String part) {
    return new Path(folder, part + SUFFIX);
  }
}
