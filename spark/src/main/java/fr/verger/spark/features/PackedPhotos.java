package fr.verger.spark.features;

import fr.verger.spark.photos.PackIndex;
import fr.verger.spark.photos.PackIndex.Entry;
import fr.verger.spark.photos.PackedName;
import fr.verger.spark.storage.FileSystems;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
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

  /** The one that is read from, and the next. */
  private static final int FILES_KEPT = 2;

  private final Configuration conf;
  private final PackPlaces.Latest latest;
  private final SharedReads<String, PackPlaces> files = new SharedReads<>(FILES_KEPT);
  private final SharedReads<BlockName, Block> blocks = new SharedReads<>(BLOCKS_KEPT);

  private record BlockName(String file, long number) {}

  /** Bytes of a file from an offset on. */
  private record Block(long offset, byte[] bytes) {}

  PackedPhotos(HadoopSettings settings) {
    this.conf = settings.configuration();
    this.latest = PackPlaces.Latest.of(settings);
  }

  /** The size of a photo in bytes. */
  long size(PackedName name) throws IOException {
    return places(name.file(), () -> {}).of(name).size();
  }

  /**
   * The bytes of a photo.
   *
   * @param arrived is told whenever a part of what is read for it has come
   */
  byte[] read(PackedName name, Runnable arrived) throws IOException {
    PackPlaces places = places(name.file(), arrived);
    Entry entry = places.of(name);
    long start = entry.offset() - PackIndex.PREFIX;
    BlockName wanted = new BlockName(name.file(), start / BLOCK_BYTES);
    Block block =
        entry.size() > BLOCK_BYTES
            ? block(name.file(), start, entry.offset() + entry.size(), arrived)
            : blocks.get(wanted, () -> block(places, wanted, arrived), arrived);
    int at = (int) (entry.offset() - block.offset);
    int written =
        ByteBuffer.wrap(block.bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at - PackIndex.PREFIX);
    if (written != entry.size()) {
      throw new IOException("the pack is damaged at this photo");
    }
    return Arrays.copyOfRange(block.bytes, at, at + written);
  }

  /** Kept here too, so that as many tasks as there are cores may read from as many files. */
  private PackPlaces places(String file, Runnable arrived) throws IOException {
    return files.get(file, () -> latest.of(file, conf, arrived), arrived);
  }

  /** The small photos that begin in a block, together with the end of the last. */
  private Block block(PackPlaces places, BlockName wanted, Runnable arrived) throws IOException {
    List<Entry> photos =
        places.between(wanted.number * BLOCK_BYTES, (wanted.number + 1) * BLOCK_BYTES);
    Entry last = photos.get(photos.size() - 1);
    // A large photo is read by itself; it can only be the last that begins here.
    if (last.size() > BLOCK_BYTES) {
      last = photos.get(photos.size() - 2);
    }
    long start = photos.get(0).offset() - PackIndex.PREFIX;
    return block(wanted.file, start, last.offset() + last.size(), arrived);
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
}
