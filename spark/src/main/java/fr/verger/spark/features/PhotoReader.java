package fr.verger.spark.features;

import fr.verger.spark.storage.FileSystems;
import fr.verger.spark.storage.Location;
import fr.verger.spark.storage.StorageReason;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.security.AccessControlException;

/** Reads photo files whole, up to a bound; whatever keeps it from doing so becomes a reason. */
public final class PhotoReader {
  /** The largest file that is read. */
  public static final int MAX_BYTES = 256 << 20;

  /** How {@link fr.verger.spark.storage.LocalNames} writes a byte that is no UTF-8. */
  private static final Pattern NOT_UTF_8 = Pattern.compile("\\\\x[0-9A-F]{2}");

  private final Configuration conf;
  private final int maxBytes;

  /** A reader of files up to a size, in bytes. */
  public PhotoReader(Configuration conf, int maxBytes) {
    this.conf = conf;
    this.maxBytes = maxBytes;
  }

  /**
   * The bytes of a file.
   *
   * @param path as {@code path} columns write it
   * @throws UnreadablePhotoException when it is gone, closed, too large or no file
   */
  public byte[] read(String path) throws UnreadablePhotoException {
    try {
      return Location.parse(path, conf) instanceof Location.Local local
          ? local(local.path())
          : remote(new org.apache.hadoop.fs.Path(path));
    } catch (ClosedByInterruptException | InterruptedIOException e) {
      throw new UncheckedIOException("interrupted while reading " + path, e);
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new UnreadablePhotoException(gone(path), e);
    } catch (AccessDeniedException | AccessControlException e) {
      throw new UnreadablePhotoException("the file may not be read: permission denied", e);
    } catch (FileSystemException e) {
      // Its message would repeat the path, and make as many reasons as photos.
      throw new UnreadablePhotoException("the file cannot be read: " + e.getReason(), e);
    } catch (IOException e) {
      throw new UnreadablePhotoException("the file cannot be read: " + StorageReason.of(e), e);
    } catch (InvalidPathException e) {
      throw new UnreadablePhotoException("the path is not one of this system", e);
    }
  }

  private static String gone(String path) {
    return NOT_UTF_8.matcher(path).find()
        ? "its name is not UTF-8; rename the file or its folder"
        : "the file is not there any more";
  }

  private byte[] local(Path path) throws IOException, UnreadablePhotoException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    int size = bounded(attributes.isRegularFile(), attributes.size());
    try (InputStream in = Files.newInputStream(path)) {
      return firstBytes(in, size);
    }
  }

  private byte[] remote(org.apache.hadoop.fs.Path path)
      throws IOException, UnreadablePhotoException {
    FileSystem files = FileSystems.of(path, conf);
    FileStatus status = files.getFileStatus(path);
    int size = bounded(status.isFile(), status.getLen());
    try (InputStream in = files.open(path)) {
      return firstBytes(in, size);
    }
  }

  /** Checked before the file is opened: opening a pipe would wait for ever. */
  private int bounded(boolean file, long size) throws UnreadablePhotoException {
    if (!file) {
      throw new UnreadablePhotoException("it is no regular file");
    }
    if (size > maxBytes) {
      throw new UnreadablePhotoException(
          "the file has %d bytes, more than the %d that are read".formatted(size, maxBytes));
    }
    return (int) size;
  }

  private static byte[] firstBytes(InputStream in, int size) throws IOException {
    byte[] bytes = new byte[size];
    int read = in.readNBytes(bytes, 0, size);
    return read == size ? bytes : Arrays.copyOf(bytes, read);
  }
}
