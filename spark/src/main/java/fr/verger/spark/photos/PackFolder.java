package fr.verger.spark.photos;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.verger.spark.storage.FileSystems;
import fr.verger.spark.storage.Location;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A pack: a folder of few large files with photos in them, and {@value #RECORD}, written last. */
public final class PackFolder {
  /** Says what belongs to the pack; readers of Parquet pass over a name like that. */
  public static final String RECORD = "_pack.json";

  private static final int INDEXES_AT_ONCE = 8;

  /** {@value #RECORD} and the like, as text and back. */
  public static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Location place;
  private final Configuration conf;

  /** The pack at a place, be it there or not. */
  public PackFolder(Location place, Configuration conf) {
    this.place = place;
    this.conf = conf;
  }

  /**
   * What a pack says of itself.
   *
   * @param photos in all files together
   * @param bytes of the photos
   */
  public record Contents(String schema, String images, long photos, long bytes, List<File> files) {
    /** What this version writes and reads. */
    public static final String SCHEMA = "verger-pack/1";

    /** A file of the pack. */
    public record File(String name, long photos, long bytes) implements Serializable {}
  }

  /** Whether a file of that name may be left of a packing that did not end. */
  public static boolean wrote(String name) {
    return name.matches(PackedName.FILE);
  }

  private Path path(String name) {
    return new Path(place.hadoop(), name);
  }

  /** Whether there is a pack, and not a folder of photos. */
  public boolean exists() throws IOException {
    return place instanceof Location.Local local
        ? Files.isRegularFile(local.path().resolve(RECORD))
        : FileSystems.of(place.hadoop(), conf).exists(path(RECORD));
  }

  /** Its photos, in the order of their paths. */
  void list(ListingTally tally) throws IOException {
    Contents pack = contents();
    long found = add(pack.files(), tally);
    if (found != pack.photos()) {
      throw new VergerException(
          Category.INPUT,
          "The pack %s holds %d photos and was to hold %d; pack them again."
              .formatted(place.text(), found, pack.photos()));
    }
  }

  private Contents contents() throws IOException {
    FileSystem files = FileSystems.of(place.hadoop(), conf);
    try (InputStream in = files.open(path(RECORD))) {
      Contents pack = JSON.readValue(in.readAllBytes(), Contents.class);
      boolean sound =
          Contents.SCHEMA.equals(pack.schema())
              && pack.files() != null
              && pack.files().stream().allMatch(file -> file.name().matches(PackedName.FILE));
      if (!sound) {
        throw new VergerException(
            Category.INPUT,
            "The %s of %s is none that this version understands; pack the photos again."
                .formatted(RECORD, place.text()));
      }
      return pack;
    }
  }

  /** The indexes come some at a time, and their photos in the order of the files. */
  private long add(List<Contents.File> files, ListingTally tally) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(INDEXES_AT_ONCE);
    try {
      Deque<Future<PackIndex>> ahead = new ArrayDeque<>();
      int asked = 0;
      long found = 0;
      for (Contents.File file : files) {
        while (asked < files.size() && ahead.size() < INDEXES_AT_ONCE) {
          Path next = path(files.get(asked++).name());
          ahead.add(threads.submit(() -> PackIndex.read(next, conf)));
        }
        found += add(answer(ahead.remove()), place.text() + "/" + file.name(), tally);
      }
      return found;
    } finally {
      threads.shutdownNow();
    }
  }

  private static long add(PackIndex index, String file, ListingTally tally) {
    for (PackIndex.Entry entry : index.entries()) {
      tally.photo(
          new PackedName(file, entry.path()).toString(),
          entry.label(),
          entry.split(),
          entry.size(),
          entry.modified());
    }
    return index.entries().size();
  }

  private static PackIndex answer(Future<PackIndex> asked) throws IOException {
    try {
      return asked.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a pack was listed", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
