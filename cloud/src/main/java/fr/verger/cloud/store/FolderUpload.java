package fr.verger.cloud.store;

import fr.verger.cloud.aws.Aws;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** A folder's files to the bucket, in parallel; what is there with the same content stays. */
public final class FolderUpload {
  private final Bucket bucket;
  private final TransferListener listener;

  /** An upload to a bucket. */
  public FolderUpload(Bucket bucket, TransferListener listener) {
    this.bucket = bucket;
    this.listener = listener;
  }

  /**
   * What was done.
   *
   * @param files in the folder
   * @param sent of them now; the others were there
   * @param bytes of those sent
   */
  public record Done(long files, long sent, long bytes) {}

  /**
   * Sends what is missing or differs, then reads the listing again and compares.
   *
   * @param prefix of the keys, which ends with a slash
   * @throws VergerException when the folder holds nothing, a file cannot be read, or one did not
   *     arrive whole
   */
  public Done send(Path folder, String prefix) {
    List<Path> files = files(folder);
    Map<String, Bucket.Entry> there = bucket.list(prefix);
    List<FileUpload> known =
        Parallel.all(
            Runtime.getRuntime().availableProcessors(),
            files.stream()
                .map(file -> (Callable<FileUpload>) () -> upload(folder, file, prefix))
                .toList());
    List<FileUpload> missing = known.stream().filter(one -> !one.is(there.get(one.key()))).toList();
    long bytes = missing.stream().mapToLong(FileUpload::bytes).sum();
    listener.started(bytes, missing.size(), (long) files.size() - missing.size());
    if (bucket.calls().rehearsal()) {
      bucket
          .calls()
          .make(
              "S3 PutObject %s* (%,d files, %,d bytes, those that are not there yet)"
                  .formatted(bucket.address(prefix), missing.size(), bytes),
              () -> {});
      return new Done(files.size(), missing.size(), bytes);
    }
    Parallel.all(Aws.CONNECTIONS, missing.stream().map(one -> sending(one)).toList());
    compare(known, prefix);
    return new Done(files.size(), missing.size(), bytes);
  }

  private Callable<Boolean> sending(FileUpload one) {
    return () -> {
      one.send();
      listener.moved(one.bytes());
      return true;
    };
  }

  private void compare(List<FileUpload> known, String prefix) {
    Map<String, Bucket.Entry> there = bucket.list(prefix);
    List<String> wrong =
        known.stream().filter(one -> !one.is(there.get(one.key()))).map(FileUpload::key).toList();
    if (!wrong.isEmpty()) {
      throw new VergerException(
          Category.ENVIRONMENT,
          "%d of %d files are not whole in the bucket, such as %s; give the same command again, it sends only these."
              .formatted(wrong.size(), known.size(), bucket.address(wrong.get(0))));
    }
  }

  private FileUpload upload(Path folder, Path file, String prefix) throws IOException {
    String relative = folder.relativize(file).toString().replace('\\', '/');
    return new FileUpload(bucket, file, prefix + relative);
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new VergerException(
          Category.INPUT, "There is no folder %s; check the path.".formatted(folder));
    }
    try (Stream<Path> found = Files.walk(folder)) {
      List<Path> files =
          new ArrayList<>(
              found.filter(Files::isRegularFile).filter(file -> !hidden(folder, file)).toList());
      if (files.isEmpty()) {
        throw new VergerException(
            Category.INPUT, "There is no file in %s to upload.".formatted(folder));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a run ignores need not travel. */
  private static boolean hidden(Path folder, Path file) {
    for (Path part : folder.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
