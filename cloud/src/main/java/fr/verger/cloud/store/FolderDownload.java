package fr.verger.cloud.store;

import fr.verger.cloud.aws.Aws;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import software.amazon.awssdk.core.sync.ResponseTransformer;

/** What lies below a prefix to a folder, in parallel; what is there with the same content stays. */
public final class FolderDownload {
  private static final String UNFINISHED = ".partial";

  private final Bucket bucket;
  private final TransferListener listener;

  /** A download from a bucket. */
  public FolderDownload(Bucket bucket, TransferListener listener) {
    this.bucket = bucket;
    this.listener = listener;
  }

  /** One object and where it goes. */
  private record Wanted(Bucket.Entry entry, Path file) {}

  /**
   * Fetches.
   *
   * @param prefix of the keys, which ends with a slash
   * @return files below the prefix
   * @throws VergerException when there are none, one would leave the folder, or one did not arrive
   *     whole
   */
  public long fetch(String prefix, Path folder) {
    Map<String, Bucket.Entry> entries = bucket.list(prefix);
    if (bucket.calls().rehearsal()) {
      bucket.calls().make("S3 GetObject " + bucket.address(prefix) + "* to " + folder, () -> {});
      return 0;
    }
    List<Wanted> all = new ArrayList<>();
    for (Bucket.Entry entry : entries.values()) {
      if (!entry.key().endsWith("/")) {
        all.add(new Wanted(entry, place(folder, entry.key(), prefix)));
      }
    }
    if (all.isEmpty()) {
      throw new VergerException(
          Category.INPUT,
          "There is nothing at %s yet; see verger cloud status.".formatted(bucket.address(prefix)));
    }
    List<Wanted> missing = all.stream().filter(one -> !there(one)).toList();
    listener.started(
        missing.stream().mapToLong(one -> one.entry().bytes()).sum(),
        missing.size(),
        (long) all.size() - missing.size());
    Parallel.all(Aws.CONNECTIONS, missing.stream().map(one -> fetching(one)).toList());
    return all.size();
  }

  /** Where an object goes; its key comes from outside and may not leave the folder. */
  private Path place(Path folder, String key, String prefix) {
    try {
      Path root = folder.toAbsolutePath().normalize();
      Path file = root.resolve(key.substring(prefix.length())).normalize();
      if (file.startsWith(root) && !file.equals(root)) {
        return file;
      }
    } catch (InvalidPathException e) {
      // Told below, like a name that leads elsewhere.
    }
    throw new VergerException(
        Category.INPUT,
        "The object %s has a name that is no path below a folder; delete or rename it, then fetch again."
            .formatted(bucket.address(key)));
  }

  private static boolean there(Wanted wanted) {
    try {
      return Files.isRegularFile(wanted.file())
          && Files.size(wanted.file()) == wanted.entry().bytes()
          && (wanted.entry().etag().contains("-")
              || Digests.etag(Digests.parts(wanted.file())).equals(wanted.entry().etag()));
    } catch (IOException e) {
      return false;
    }
  }

  private Callable<Boolean> fetching(Wanted wanted) {
    return () -> {
      Path file = wanted.file();
      Files.createDirectories(file.getParent());
      Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
      Files.deleteIfExists(unfinished);
      bucket
          .calls()
          .make(
              "S3 GetObject " + bucket.address(wanted.entry().key()),
              () ->
                  bucket
                      .aws()
                      .objects()
                      .getObject(
                          request -> request.bucket(bucket.name()).key(wanted.entry().key()),
                          ResponseTransformer.toFile(unfinished)));
      if (!there(new Wanted(wanted.entry(), unfinished))) {
        throw new VergerException(
            Category.ENVIRONMENT,
            "%s arrived damaged, or changed meanwhile; give the same command again."
                .formatted(bucket.address(wanted.entry().key())));
      }
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      listener.moved(wanted.entry().bytes());
      return true;
    };
  }
}
