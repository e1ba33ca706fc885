package fr.verger.spark.inflight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.LocalNames;
import fr.verger.spark.storage.WholeFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The photos that one attempt of a task is at work on: a line of JSON, written over the one before.
 *
 * <p>On a disk that is one call to the operating system, which keeps what it was told when the JVM
 * dies; nothing is forced to the disk, so a machine that dies may forget. What a shorter line
 * leaves of a longer one stands behind its end. In a store the file is written anew.
 */
final class InFlightFile {
  private static final String PREFIX = "in-flight-";
  private static final String SUFFIX = ".json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path path;
  private FileChannel disk;

  private InFlightFile(Path path) {
    this.path = path;
  }

  /** The file of an attempt, be it there or not. */
  static InFlightFile of(String folder, String attempt) {
    return new InFlightFile(new Path(folder, PREFIX + attempt + SUFFIX));
  }

  /** That of a file that was found; null when it is none. */
  static InFlightFile found(Path path) {
    String name = path.getName();
    return name.startsWith(PREFIX) && name.endsWith(SUFFIX) ? new InFlightFile(path) : null;
  }

  /** Whether a task of that run wrote it. */
  boolean isOf(String run) {
    return path.getName().startsWith(PREFIX + run + "-");
  }

  /** Whether writing costs no more than a call to the operating system. */
  static boolean cheap(Path folder) {
    return "file".equals(folder.toUri().getScheme());
  }

  /** Says what is in flight now. */
  void write(List<String> photos, HadoopSettings settings) throws IOException {
    byte[] line = (JSON.writeValueAsString(photos) + "\n").getBytes(StandardCharsets.UTF_8);
    if (cheap(path)) {
      writeOver(ByteBuffer.wrap(line));
      return;
    }
    try (OutputStream out = WholeFile.open(settings.fileSystem(path), path)) {
      out.write(line);
    }
  }

  private void writeOver(ByteBuffer line) throws IOException {
    if (disk == null) {
      disk =
          FileChannel.open(
              LocalNames.path(path.toUri().getPath()),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
    }
    for (long at = 0; line.hasRemaining(); ) {
      at += disk.write(line, at);
    }
  }

  /** What was in flight at the last word; nothing where there is none, or half of one. */
  List<String> read(FileSystem files) throws IOException {
    byte[] found;
    try (InputStream in = files.open(path)) {
      found = in.readAllBytes();
    } catch (FileNotFoundException e) {
      return List.of();
    }
    String text = new String(found, StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    try {
      return end < 0 ? List.of() : List.of(JSON.readValue(text.substring(0, end), String[].class));
    } catch (JsonProcessingException e) {
      return List.of();
    }
  }

  /** Nothing is in flight any more. */
  void delete(HadoopSettings settings) throws IOException {
    if (disk != null) {
      disk.close();
    }
    settings.fileSystem(path).delete(path, false);
  }
}
