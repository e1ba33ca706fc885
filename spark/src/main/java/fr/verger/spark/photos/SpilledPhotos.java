package fr.verger.spark.photos;

import fr.verger.spark.storage.LocalNames;
import fr.verger.spark.storage.StorageFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.RandomAccess;
import java.util.UUID;

/**
 * A list of photos in a file of this machine. Of each {@value #BLOCK} photos it holds one number in
 * memory, a bit for each photo, and the block that was asked for last, so that neighbours are read
 * together. The file is gone when the list is closed; where the system lets go of the names of open
 * files, as Linux does, also when the JVM is killed. Thread-safe.
 *
 * <p>The file is read and not mapped: mapped pages count as memory of the process, for which a
 * cluster's manager would end it.
 */
final class SpilledPhotos extends AbstractList<PhotoFile> implements RandomAccess, Closeable {
  private static final int BLOCK = 64;

  private final Path folder;
  private final FileChannel file;
  private long[] starts = new long[BLOCK];
  private int size;
  private volatile Block last = new Block(-1, null);

  private record Block(int number, PhotoFile[] photos) {}

  private SpilledPhotos(Path folder) throws IOException {
    this.folder = folder;
    file =
        FileChannel.open(
            folder.resolve("verger-photos-" + UUID.randomUUID()),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /**
   * Writes photos, one behind the other.
   *
   * @param folder of this machine
   * @throws fr.verger.vision.VergerException when there is no room for them
   */
  static SpilledPhotos of(Iterator<PhotoFile> photos, Path folder) {
    try {
      SpilledPhotos list = new SpilledPhotos(folder);
      try {
        list.write(photos);
      } catch (IOException | RuntimeException e) {
        list.close();
        throw e;
      }
      return list;
    } catch (IOException e) {
      throw StorageFailure.writing(LocalNames.text(folder), e);
    }
  }

  private void write(Iterator<PhotoFile> photos) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream block = new DataOutputStream(bytes);
    while (photos.hasNext()) {
      PhotoRecord.write(photos.next(), block);
      size++;
      if (size % BLOCK == 0 || !photos.hasNext()) {
        append(bytes);
      }
    }
    starts = Arrays.copyOf(starts, (size + BLOCK - 1) / BLOCK + 1);
  }

  private void append(ByteArrayOutputStream bytes) throws IOException {
    int next = (size + BLOCK - 1) / BLOCK;
    if (next == starts.length) {
      starts = Arrays.copyOf(starts, 2 * next);
    }
    starts[next] = starts[next - 1] + bytes.size();
    ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
    bytes.reset();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public PhotoFile get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    Block block = last;
    if (block.number != index / BLOCK) {
      block = new Block(index / BLOCK, read(index / BLOCK));
      last = block;
    }
    return block.photos[index % BLOCK];
  }

  private PhotoFile[] read(int block) {
    try {
      ByteBuffer bytes = ByteBuffer.allocate((int) (starts[block + 1] - starts[block]));
      while (bytes.hasRemaining()) {
        if (file.read(bytes, starts[block] + bytes.position()) < 0) {
          throw new EOFException("the list of photos was cut off");
        }
      }
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.array()));
      PhotoFile[] photos = new PhotoFile[Math.min(BLOCK, size - block * BLOCK)];
      for (int i = 0; i < photos.length; i++) {
        photos[i] = PhotoRecord.read(in, i == 0 ? null : photos[i - 1]);
      }
      return photos;
    } catch (IOException e) {
      throw StorageFailure.reading(LocalNames.text(folder), e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      // What could not be let go of goes with the JVM.
    }
  }
}
