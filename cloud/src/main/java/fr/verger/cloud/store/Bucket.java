package fr.verger.cloud.store;

import fr.verger.cloud.aws.Aws;
import fr.verger.cloud.aws.Calls;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.Delete;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** One bucket of S3. Thread-safe. */
public final class Bucket {
  private static final int NOT_FOUND = 404;
  private static final int DELETED_AT_ONCE = 1000;

  private final Aws aws;
  private final Calls calls;
  private final String name;

  /** A bucket by its name. */
  public Bucket(Aws aws, Calls calls, String name) {
    this.aws = aws;
    this.calls = calls;
    this.name = name;
  }

  /** What the listing says of an object. */
  public record Entry(String key, long bytes, String etag) {}

  /** Its name. */
  public String name() {
    return name;
  }

  /** The address of a key. */
  public String address(String key) {
    return "s3://" + name + "/" + key;
  }

  Aws aws() {
    return aws;
  }

  Calls calls() {
    return calls;
  }

  /** Everything below a prefix, by key. */
  public Map<String, Entry> list(String prefix) {
    return calls.ask(
        "S3 ListObjectsV2 " + address(prefix),
        Map.of(),
        () ->
            aws
                .objects()
                .listObjectsV2Paginator(request -> request.bucket(name).prefix(prefix))
                .contents()
                .stream()
                .map(Bucket::entry)
                .collect(Collectors.toMap(Entry::key, Function.identity())));
  }

  private static Entry entry(S3Object object) {
    return new Entry(object.key(), object.size(), unquoted(object.eTag()));
  }

  static String unquoted(String etag) {
    return etag == null ? "" : etag.replace("\"", "");
  }

  /** Writes a small text. */
  public void write(String key, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String md5 = Digests.base64(Digests.md5(bytes));
    calls.make(
        "S3 PutObject " + address(key) + " (" + bytes.length + " bytes)",
        () ->
            aws.objects()
                .putObject(
                    request -> request.bucket(name).key(key).contentMD5(md5),
                    RequestBody.fromBytes(bytes)));
  }

  /** Reads a small object; empty when there is none. */
  public Optional<byte[]> read(String key) {
    return calls.ask(
        "S3 GetObject " + address(key),
        Optional.empty(),
        () -> {
          try {
            return Optional.of(
                aws.objects()
                    .getObjectAsBytes(request -> request.bucket(name).key(key))
                    .asByteArray());
          } catch (NoSuchKeyException e) {
            return Optional.empty();
          }
        });
  }

  /** Whether an object is there. */
  public boolean has(String key) {
    return calls.ask(
        "S3 HeadObject " + address(key),
        false,
        () -> {
          try {
            aws.objects().headObject(request -> request.bucket(name).key(key));
            return true;
          } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
              return false;
            }
            throw e;
          }
        });
  }

  /** Deletes every object in every version, then the bucket; one that is gone is fine. */
  public void delete() {
    calls.make("S3 DeleteObjects " + address("*") + ", all versions", this::empty);
    calls.make(
        "S3 DeleteBucket " + name,
        () -> unlessGone(() -> aws.objects().deleteBucket(request -> request.bucket(name))));
  }

  private void empty() {
    unlessGone(
        () -> {
          while (true) {
            // What was listed is deleted before the next listing, so every listing begins anew.
            List<ObjectIdentifier> found = versions();
            if (found.isEmpty()) {
              return;
            }
            DeleteObjectsResponse done =
                aws.objects()
                    .deleteObjects(
                        request ->
                            request
                                .bucket(name)
                                .delete(Delete.builder().objects(found).quiet(true).build()));
            if (!done.errors().isEmpty()) {
              throw S3Exception.builder()
                  .message(done.errors().get(0).key() + ": " + done.errors().get(0).message())
                  .build();
            }
          }
        });
  }

  private List<ObjectIdentifier> versions() {
    var page =
        aws.objects().listObjectVersions(request -> request.bucket(name).maxKeys(DELETED_AT_ONCE));
    return Stream.concat(
            page.versions().stream().map(Bucket::identifier),
            page.deleteMarkers().stream()
                .map(
                    marker ->
                        ObjectIdentifier.builder()
                            .key(marker.key())
                            .versionId(marker.versionId())
                            .build()))
        .toList();
  }

  private static ObjectIdentifier identifier(ObjectVersion version) {
    return ObjectIdentifier.builder().key(version.key()).versionId(version.versionId()).build();
  }

  private static void unlessGone(Runnable call) {
    try {
      call.run();
    } catch (S3Exception e) {
      if (e.statusCode() != NOT_FOUND) {
        throw e;
      }
    }
  }
}
