package fr.verger.spark.features;

import fr.verger.spark.photos.PackIndex;
import fr.verger.spark.photos.PackIndex.Entry;
import fr.verger.spark.photos.PackedName;
import fr.verger.spark.storage.FileSystems;
import fr.verger.spark.storage.Location;
import fr.verger.spark.storage.StorageReason;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.functional.FutureIO;

/**
 * Reads photos out of packs. Small photos are read block by block, for those who read one photo
 * read its neighbours next: a block is one request to a store. Thread-safe; threads that want the
 * same block wait for one read of it.
 */
final class PackedPhotos {
  private static final long BLOCK_BYTES = 512 << 10;

  /** As many as photos are read ahead, should each lie in a block of its own. */
  private static final int BLOCKS_KEPT = ReadAhead.MOST_READS;

  private static final int INDEXES_KEPT = 4;

  private final Configuration conf;
  private final Map<String, FutureTask<Index>> indexes = latest(INDEXES_KEPT);
  private final Map<BlockName, FutureTask<Block>> blocks = latest(BLOCKS_KEPT);

  private record BlockName(String file, long number) {}

  /** Bytes of a file from an offset on. */
  private record Block(long offset, byte[] bytes) {}

  /** What lies where in a file; {@code places} are indexes of entries. */
  private record Index(PackIndex pack, Map<String, Integer> places) {}

  PackedPhotos(Configuration conf) {
    this.conf = conf;
  }

  private static <K, V> Map<K, V> latest(int most) {
    return new LinkedHashMap<>(most, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }

  /** The size of a photo in bytes. */
  long size(PackedName name) throws IOException {
    return entry(index(name.file(), () -> {}), name).size();
  }

  /**
   * The bytes of a photo.
   *
   * @param arrived is told whenever a part of what is read for it has come
   */
  byte[] read(PackedName name, Runnable arrived) throws IOException {
    Index index = index(name.file(), arrived);
    Entry entry = entry(index, name);
    long start = entry.offset() - PackIndex.PREFIX;
    BlockName wanted = new BlockName(name.file(), start / BLOCK_BYTES);
    Block block =
        entry.size() > BLOCK_BYTES
            ? block(name.file(), start, entry.offset() + entry.size(), arrived)
            : once(blocks, wanted, () -> block(index, wanted, arrived), arrived);
    int at = (int) (entry.offset() - block.offset);
    int written =
        ByteBuffer.wrap(block.bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at - PackIndex.PREFIX);
    if (written != entry.size()) {
      throw new IOException("the pack is damaged at this photo");
    }
    return Arrays.copyOfRange(block.bytes, at, at + written);
  }

  private static Entry entry(Index index, PackedName name) throws FileNotFoundException {
    Integer place = index.places.get(name.photo());
    if (place == null) {
      throw new FileNotFoundException(name.toString());
    }
    return index.pack.entries().get(place);
  }

  private Index index(String file, Runnable arrived) throws IOException {
    return once(
        indexes,
        file,
        () -> {
          PackIndex pack = PackIndex.read(Location.parse(file, conf).hadoop(), conf);
          Map<String, Integer> places = new HashMap<>();
          for (int i = 0; i < pack.entries().size(); i++) {
            places.put(pack.entries().get(i).path(), i);
          }
          return new Index(pack, places);
        },
        arrived);
  }

  /** The small photos that begin in a block, together with the end of the last. */
  private Block block(Index index, BlockName wanted, Runnable arrived) throws IOException {
    List<Entry> entries = index.pack.entries();
    int from = firstFrom(entries, wanted.number * BLOCK_BYTES);
    int to = firstFrom(entries, (wanted.number + 1) * BLOCK_BYTES);
    // A large photo is read by itself; it can only be the last that begins here.
    if (entries.get(to - 1).size() > BLOCK_BYTES) {
      to--;
    }
    Entry last = entries.get(to - 1);
    long start = entries.get(from).offset() - PackIndex.PREFIX;
    return block(wanted.file, start, last.offset() + last.size(), arrived);
  }

  /** The first entry that begins at an offset or behind it. */
  private static int firstFrom(List<Entry> entries, long offset) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).offset() - PackIndex.PREFIX < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Opened as if the file ended there, so that one request to a store brings just this part. */
  private Block block(String file, long from, long to, Runnable arrived) throws IOException {
    int size = Math.toIntExact(to - from);
    Path path = Location.parse(file, conf).hadoop();
    FileSystem files = FileSystems.of(path, conf);
    FileStatus known = new FileStatus(to, false, 1, files.getDefaultBlockSize(path), 0, path);
    try (FSDataInputStream in =
        FutureIO.awaitFuture(
            files
                .openFile(path)
                .withFileStatus(known)
                .opt("fs.option.openfile.read.policy", "sequential")
                .build())) {
      in.seek(from);
      byte[] bytes = ArrivingBytes.read(in, size, arrived);
      if (bytes.length < size) {
        throw new EOFException(file);
      }
      return new Block(from, bytes);
    } catch (EOFException e) {
      throw new IOException("the pack ends before this photo does", e);
    }
  }

  /**
   * What is kept under a name, or is made now by whoever asks first. When that one is told to stop,
   * for its own photo was given up, whoever waited for it makes it himself: his time begins then.
   */
  private static <K, V> V once(
      Map<K, FutureTask<V>> kept, K name, Callable<V> make, Runnable arrived) throws IOException {
    FutureTask<V> own = new FutureTask<>(make);
    while (true) {
      FutureTask<V> task;
      synchronized (kept) {
        task = kept.computeIfAbsent(name, absent -> own);
      }
      if (task == own) {
        own.run();
      }
      try {
        return task.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while waiting for a pack");
      } catch (ExecutionException e) {
        synchronized (kept) {
          kept.remove(name, task);
        }
        IOException failed = failure(e.getCause());
        if (task == own || !StorageReason.isInterruption(failed)) {
          throw failed;
        }
        arrived.run();
      }
    }
  }

  private static IOException failure(Throwable cause) {
    if (cause instanceof OutOfMemoryError scarce) {
      throw scarce;
    }
    if (cause instanceof IOException failed) {
      return failed;
    }
    throw new IllegalStateException(cause);
  }
}
