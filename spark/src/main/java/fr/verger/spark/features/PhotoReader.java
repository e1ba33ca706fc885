package fr.verger.spark.features;

import fr.verger.spark.photos.PackedName;
import fr.verger.spark.storage.FileSystems;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import fr.verger.spark.storage.ObjectReads;
import fr.verger.spark.storage.PassingReason;
import fr.verger.spark.storage.StorageFailure;
import fr.verger.spark.storage.StorageReason;
import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.util.functional.FutureIO;

/**
 * Reads photo files whole, up to a bound; whatever is wrong with a file becomes a reason. A store
 * that does not answer is nothing that a photo can be blamed for, and ends the task. Thread-safe.
 */
public final class PhotoReader {
  /** The largest file that is read. */
  public static final int MAX_BYTES = 256 << 20;

  /** How {@link fr.verger.spark.storage.LocalNames} writes a byte that is no UTF-8. */
  private static final Pattern NOT_UTF_8 = Pattern.compile("\\\\x[0-9A-F]{2}");

  private final Configuration conf;
  private final ObjectReads objects;
  private final int maxBytes;
  private final PackedPhotos packed;

  /** A reader of files up to a size, in bytes. */
  public PhotoReader(HadoopSettings settings, int maxBytes) {
    this.conf = settings.configuration();
    this.objects = settings.objects();
    this.maxBytes = maxBytes;
    this.packed = new PackedPhotos(settings);
  }

  /** Something that is asked of a file. */
  private interface Question<T> {
    T answer() throws IOException, UnreadablePhotoException;
  }

  /** Whether a photo lies beyond a file system of Hadoop, such as HDFS or S3. */
  public boolean remote(String path) {
    try {
      PackedName inPack = PackedName.of(path);
      return place(inPack == null ? path : inPack.file()) instanceof Location.Remote;
    } catch (RuntimeException e) {
      return false; // Reading it will say what is wrong.
    }
  }

  private Location place(String path) {
    return Location.parse(path, conf);
  }

  /**
   * The size of a photo in bytes.
   *
   * @throws UnreadablePhotoException when it is gone, closed, too large or no file
   */
  public long size(String path) throws UnreadablePhotoException {
    PackedName inPack = PackedName.of(path);
    return answer(
        path,
        () -> {
          if (inPack != null) {
            return bounded(true, packed.size(inPack));
          }
          Location place = place(path);
          return place instanceof Location.Local local
              ? size(local.path())
              : size(FileSystems.of(place.hadoop(), conf).getFileStatus(place.hadoop()));
        });
  }

  /**
   * The bytes of a photo.
   *
   * @param path as {@code path} columns write it
   * @throws UnreadablePhotoException when it is gone, closed, too large, also for the heap, or no
   *     file
   * @throws fr.verger.vision.VergerException when its store does not answer
   */
  public byte[] read(String path) throws UnreadablePhotoException {
    return read(path, size(path), () -> {});
  }

  /**
   * The bytes of a photo whose size is known, which saves a store the question.
   *
   * @param size as it was listed; of a file that has grown since, no more is read
   * @param arrived is told whenever a part of the bytes has come
   * @throws UnreadablePhotoException when it is gone, closed, too large, also for the heap, or no
   *     file
   * @throws fr.verger.vision.VergerException when its store does not answer
   */
  public byte[] read(String path, long size, Runnable arrived) throws UnreadablePhotoException {
    try {
      return answer(path, () -> bytes(path, size, arrived));
    } catch (OutOfMemoryError e) {
      // Thrown for one large array; without it the next photo finds its memory.
      throw new UnreadablePhotoException(PhotoDecoder.NO_MEMORY + "file", e);
    }
  }

  private byte[] bytes(String path, long size, Runnable arrived)
      throws IOException, UnreadablePhotoException {
    PackedName inPack = PackedName.of(path);
    bounded(true, size);
    if (inPack != null) {
      return packed.read(inPack, arrived);
    }
    Location place = place(path);
    return place instanceof Location.Local local
        ? fromDisk(local.path(), (int) size, arrived)
        : fromStore(place.hadoop(), (int) size, arrived);
  }

  private <T> T answer(String path, Question<T> question) throws UnreadablePhotoException {
    try {
      return question.answer();
    } catch (IOException e) {
      throw refusal(path, e);
    } catch (InvalidPathException e) {
      throw new UnreadablePhotoException("the path is not one of this system", e);
    }
  }

  /** What a photo is rejected for; throws what is no fault of the photo. */
  private static UnreadablePhotoException refusal(String path, IOException e) {
    if (StorageReason.isOutage(e)) {
      throw StorageFailure.outage(path, e);
    }
    if (StorageReason.isInterruption(e)) {
      throw new UncheckedIOException("interrupted while reading " + path, e);
    }
    if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
      return new UnreadablePhotoException(gone(path), e);
    }
    if (e instanceof AccessDeniedException || e instanceof AccessControlException) {
      return new UnreadablePhotoException(PassingReason.CLOSED, e);
    }
    // The message of the first would repeat the path, and make as many reasons as photos.
    String reason = e instanceof FileSystemException f ? f.getReason() : StorageReason.of(e);
    return new UnreadablePhotoException(PassingReason.REFUSED + reason, e);
  }

  private static String gone(String path) {
    return NOT_UTF_8.matcher(path).find()
        ? "its name is not UTF-8; rename the file or its folder"
        : PassingReason.GONE;
  }

  private long size(Path path) throws IOException, UnreadablePhotoException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    return bounded(attributes.isRegularFile(), attributes.size());
  }

  private long size(FileStatus status) throws UnreadablePhotoException {
    return bounded(status.isFile(), status.getLen());
  }

  /** Checked before the file is opened: opening a pipe would wait for ever. */
  private long bounded(boolean file, long size) throws UnreadablePhotoException {
    if (!file) {
      throw new UnreadablePhotoException("it is no regular file");
    }
    if (size > maxBytes) {
      throw new UnreadablePhotoException(
          "the file has %d bytes, more than the %d that are read".formatted(size, maxBytes));
    }
    return size;
  }

  private static byte[] fromDisk(Path path, int size, Runnable arrived) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return ArrivingBytes.read(in, size, arrived);
    }
  }

  private byte[] fromStore(org.apache.hadoop.fs.Path path, int size, Runnable arrived)
      throws IOException {
    FileSystem files = FileSystems.of(path, conf);
    Optional<byte[]> whole =
        objects.read(files, path, size, in -> ArrivingBytes.read(in, size, arrived));
    if (whole.isPresent()) {
      return whole.get();
    }
    byte[] bytes;
    try (InputStream in = open(files, path, size)) {
      bytes = ArrivingBytes.read(in, size, arrived);
    }
    if (bytes.length < size && files.getFileStatus(path).getLen() != bytes.length) {
      throw StorageFailure.outage(
          path.toString(), new IOException("it ended after %d bytes".formatted(bytes.length)));
    }
    return bytes;
  }

  /** With what is known of the file, so that S3A asks for its bytes and nothing else. */
  private static InputStream open(FileSystem files, org.apache.hadoop.fs.Path path, long size)
      throws IOException {
    FileStatus known = new FileStatus(size, false, 1, files.getDefaultBlockSize(path), 0, path);
    return FutureIO.awaitFuture(
        files
            .openFile(path)
            .withFileStatus(known)
            .opt("fs.option.openfile.read.policy", "whole-file")
            .build());
  }
}
