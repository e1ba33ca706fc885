package fr.verger.cloud.store;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.nio.file.Path;

/** One file to the bucket, unless it is there with the same content. */
public final class SingleUpload {
  private final Bucket bucket;

  /** An upload to a bucket. */
  public SingleUpload(Bucket bucket) {
    this.bucket = bucket;
  }

  /**
   * Sends a file.
   *
   * @throws VergerException when it cannot be read, or did not arrive whole
   */
  public void send(Path file, String key) {
    try {
      FileUpload upload = new FileUpload(bucket, file, key);
      if (bucket.calls().rehearsal() || !upload.is(bucket.list(key).get(key))) {
        upload.send();
      }
    } catch (IOException e) {
      throw new VergerException(
          Category.INPUT, "%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }
}
