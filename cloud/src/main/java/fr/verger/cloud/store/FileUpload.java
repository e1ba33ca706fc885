package fr.verger.cloud.store;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;

/**
 * One file's way to the bucket. S3 refuses what does not have the digest that was sent along, and
 * the ETag that it answers must be the one that the file should have.
 */
final class FileUpload {
  private final Bucket bucket;
  private final Path file;
  private final String key;
  private final long bytes;
  private final List<byte[]> parts;

  FileUpload(Bucket bucket, Path file, String key) throws IOException {
    this.bucket = bucket;
    this.file = file;
    this.key = key;
    bytes = Files.size(file);
    parts = Digests.parts(file);
  }

  String key() {
    return key;
  }

  long bytes() {
    return bytes;
  }

  String etag() {
    return Digests.etag(parts);
  }

  /** Whether an object of the listing is this file already. */
  boolean is(Bucket.Entry there) {
    return there != null && there.bytes() == bytes && there.etag().equals(etag());
  }

  void send() throws IOException {
    String what = "S3 PutObject " + bucket.address(key);
    String answered =
        parts.size() == 1
            ? bucket.calls().ask(what, etag(), this::inOnePiece)
            : bucket.calls().ask(what + ", " + parts.size() + " parts", etag(), this::inParts);
    if (!Bucket.unquoted(answered).equals(etag())) {
      throw new VergerException(
          Category.ENVIRONMENT,
          "%s arrived damaged at %s (ETag %s, not %s), or changed meanwhile; give the same command again."
              .formatted(file, bucket.address(key), answered, etag()));
    }
  }

  private String inOnePiece() {
    return client()
        .putObject(
            request ->
                request.bucket(bucket.name()).key(key).contentMD5(Digests.base64(parts.get(0))),
            RequestBody.fromFile(file))
        .eTag();
  }

  private String inParts() {
    String upload = begun();
    Map<Integer, Part> there =
        client()
            .listPartsPaginator(request -> request.bucket(bucket.name()).key(key).uploadId(upload))
            .parts()
            .stream()
            .collect(Collectors.toMap(Part::partNumber, part -> part));
    List<CompletedPart> done = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      int number = i + 1;
      Part part = there.get(number);
      boolean whole =
          part != null && Bucket.unquoted(part.eTag()).equals(Digests.hex(parts.get(i)));
      String etag = whole ? part.eTag() : part(upload, number);
      done.add(CompletedPart.builder().partNumber(number).eTag(etag).build());
    }
    return client()
        .completeMultipartUpload(
            request ->
                request
                    .bucket(bucket.name())
                    .key(key)
                    .uploadId(upload)
                    .multipartUpload(all -> all.parts(done)))
        .eTag();
  }

  /** The upload of this key that an earlier command began, or a new one. */
  private String begun() {
    return client()
        .listMultipartUploads(request -> request.bucket(bucket.name()).prefix(key))
        .uploads()
        .stream()
        .filter(one -> one.key().equals(key))
        .map(MultipartUpload::uploadId)
        .findFirst()
        .orElseGet(
            () ->
                client()
                    .createMultipartUpload(request -> request.bucket(bucket.name()).key(key))
                    .uploadId());
  }

  private String part(String upload, int number) {
    long from = (number - 1) * Digests.PART_BYTES;
    int length = (int) Math.min(Digests.PART_BYTES, bytes - from);
    return client()
        .uploadPart(
            request ->
                request
                    .bucket(bucket.name())
                    .key(key)
                    .uploadId(upload)
                    .partNumber(number)
                    .contentMD5(Digests.base64(parts.get(number - 1))),
            RequestBody.fromBytes(FilePart.read(file, from, length)))
        .eTag();
  }

  private S3Client client() {
    return bucket.aws().objects();
  }
}
