package fr.verger.spark.packs;

import fr.verger.spark.features.PhotoReader;
import fr.verger.spark.features.ReadAhead;
import fr.verger.spark.photos.PackFolder.Contents;
import fr.verger.spark.photos.PackedName;
import fr.verger.spark.photos.PhotoFile;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.photo.UnreadablePhotoException;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;

/**
 * The work of a task: its photos into one file, whose name holds the number of the attempt, so that
 * attempts never meet.
 */
final class PackTask implements FlatMapFunction<Iterator<PhotoFile>, Contents.File> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<HadoopSettings> settings;
  private final String root;
  private final String output;
  private final LongAccumulator done;

  /**
   * @param root what photos' paths begin with, and names in the pack do not
   * @param output the pack's folder, as Hadoop writes it
   */
  PackTask(Broadcast<HadoopSettings> settings, String root, String output, LongAccumulator done) {
    this.settings = settings;
    this.root = root;
    this.output = output;
    this.done = done;
  }

  @Override
  public Iterator<Contents.File> call(Iterator<PhotoFile> photos) throws IOException {
    TaskContext task = TaskContext.get();
    String name = PackedName.file(task.partitionId(), task.taskAttemptId());
    Path path = new Path(output, name);
    FileSystem files = settings.value().fileSystem(path);
    try {
      return List.of(written(photos, files, path)).iterator();
    } catch (IOException | RuntimeException e) {
      files.delete(path, false);
      throw e;
    }
  }

  private Contents.File written(Iterator<PhotoFile> photos, FileSystem files, Path path)
      throws IOException {
    PhotoReader reader = new PhotoReader(settings.value(), PhotoReader.MAX_BYTES);
    ReadAhead<PhotoFile> ahead = ReadAhead.ofThisTask(photos, new Listed(reader));
    long count = 0;
    long bytes = 0;
    try (PackFile file = new PackFile(files, path)) {
      while (ahead.hasNext()) {
        PhotoFile photo = ahead.next();
        byte[] content = content(ahead, photo);
        file.add(photo.path().substring(root.length()), photo, content);
        count++;
        bytes += content.length;
        done.add(1);
      }
    }
    return new Contents.File(path.getName(), count, bytes);
  }

  /** A photo that cannot be packed would be lost without a word. */
  private static byte[] content(ReadAhead<PhotoFile> ahead, PhotoFile photo) {
    try {
      return ahead.of(photo);
    } catch (UnreadablePhotoException e) {
      throw new VergerException(
          Category.INPUT,
          "The photo %s cannot be packed (%s); see to it, or take it away."
              .formatted(photo.path(), e.getMessage()),
          e);
    }
  }

  /** Files as they were listed. */
  private record Listed(PhotoReader reader) implements ReadAhead.Files<PhotoFile> {
    @Override
    public boolean remote(PhotoFile photo) {
      return reader.remote(photo.path());
    }

    @Override
    public long size(PhotoFile photo) throws UnreadablePhotoException {
      return remote(photo) ? photo.size() : reader.size(photo.path());
    }

    @Override
    public byte[] read(PhotoFile photo, long size) throws UnreadablePhotoException {
      return reader.read(photo.path(), size);
    }

    @Override
    public String path(PhotoFile photo) {
      return photo.path();
    }
  }
}
