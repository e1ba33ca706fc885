package fr.verger.cli.cloud;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Buckets in memory, path style; digests that come along are checked, as S3 does. */
final class FakeS3 {
  private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
  private static final Pattern PART = Pattern.compile("<PartNumber>(\\d+)</PartNumber>");
  private static final int PAGE = 7;

  private final Map<String, ConcurrentSkipListMap<String, Stored>> buckets =
      new ConcurrentHashMap<>();
  private final Map<String, Broken> uploads = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();

  /** An object. */
  record Stored(byte[] bytes, String etag) {}

  /** An upload in parts that is not complete. */
  private record Broken(String bucket, String key, TreeMap<Integer, Stored> parts) {}

  void makeBucket(String name) {
    buckets.putIfAbsent(name, new ConcurrentSkipListMap<>());
  }

  boolean hasBucket(String name) {
    return buckets.containsKey(name);
  }

  Map<String, Stored> objects(String bucket) {
    return buckets.get(bucket);
  }

  void put(String bucket, String key, byte[] bytes) {
    buckets.get(bucket).put(key, new Stored(bytes, HexFormat.of().formatHex(md5(bytes))));
  }

  String text(String bucket, String key) {
    return new String(buckets.get(bucket).get(key).bytes(), StandardCharsets.UTF_8);
  }

  static String operation(FakeRequest request) {
    boolean inBucket = request.path().indexOf('/', 1) > 0 && !request.path().endsWith("/#");
    Map<String, String> query = request.query();
    return switch (request.method()) {
      case "PUT" -> query.containsKey("partNumber") ? "UploadPart" : "PutObject";
      case "HEAD" -> "HeadObject";
      case "POST" ->
          query.containsKey("delete")
              ? "DeleteObjects"
              : query.containsKey("uploads") ? "CreateMultipartUpload" : "CompleteMultipartUpload";
      case "DELETE" -> inBucket ? "DeleteObject" : "DeleteBucket";
      default ->
          query.containsKey("list-type")
              ? "ListObjectsV2"
              : query.containsKey("versions")
                  ? "ListObjectVersions"
                  : query.containsKey("uploads")
                      ? "ListMultipartUploads"
                      : query.containsKey("uploadId") ? "ListParts" : "GetObject";
    };
  }

  FakeAnswer answer(String operation, FakeRequest request) {
    String[] parts = request.path().substring(1).split("/", 2);
    String bucket = parts[0];
    String key = parts.length == 2 ? parts[1] : "";
    ConcurrentSkipListMap<String, Stored> objects = buckets.get(bucket);
    if (objects == null) {
      return FakeAnswer.refusal("s3", 404, "NoSuchBucket", "The specified bucket does not exist");
    }
    return switch (operation) {
      case "PutObject" -> put(request, objects, key);
      case "HeadObject", "GetObject" -> get(objects.get(key));
      case "ListObjectsV2" -> list(request, objects);
      case "ListObjectVersions" -> versions(objects);
      case "DeleteObjects" -> deleteAll(request, objects);
      case "DeleteBucket" -> {
        if (!objects.isEmpty()) {
          yield FakeAnswer.refusal("s3", 409, "BucketNotEmpty", "The bucket is not empty");
        }
        buckets.remove(bucket);
        yield FakeAnswer.empty(204);
      }
      case "CreateMultipartUpload" -> {
        String id = "upload-" + ids.incrementAndGet();
        uploads.put(id, new Broken(bucket, key, new TreeMap<>()));
        yield FakeAnswer.xml(
            "<InitiateMultipartUploadResult><UploadId>%s</UploadId></InitiateMultipartUploadResult>"
                .formatted(id));
      }
      case "UploadPart" -> part(request);
      case "ListMultipartUploads" -> listUploads(bucket);
      case "ListParts" -> listParts(request);
      case "CompleteMultipartUpload" -> complete(request, objects, key);
      default -> FakeAnswer.refusal("s3", 501, "NotImplemented", operation);
    };
  }

  private static FakeAnswer put(FakeRequest request, Map<String, Stored> objects, String key) {
    Stored stored = stored(request);
    if (stored == null) {
      return FakeAnswer.refusal("s3", 400, "BadDigest", "The Content-MD5 did not match");
    }
    objects.put(key, stored);
    return new FakeAnswer(200, Map.of("ETag", '"' + stored.etag() + '"'), new byte[0]);
  }

  /** Null when the digest that came along is not that of the bytes. */
  private static Stored stored(FakeRequest request) {
    byte[] digest = md5(request.body());
    String sent = request.headers().get("content-md5");
    if (sent != null && !sent.equals(Base64.getEncoder().encodeToString(digest))) {
      return null;
    }
    return new Stored(request.body(), HexFormat.of().formatHex(digest));
  }

  private static FakeAnswer get(Stored stored) {
    return stored == null
        ? FakeAnswer.refusal("s3", 404, "NoSuchKey", "The specified key does not exist")
        : new FakeAnswer(200, Map.of("ETag", '"' + stored.etag() + '"'), stored.bytes());
  }

  private static FakeAnswer list(
      FakeRequest request, ConcurrentSkipListMap<String, Stored> objects) {
    String prefix = request.query().getOrDefault("prefix", "");
    String after = request.query().getOrDefault("continuation-token", "");
    StringBuilder xml = new StringBuilder("<ListBucketResult>");
    String last = "";
    int shown = 0;
    boolean more = false;
    for (Map.Entry<String, Stored> one : objects.tailMap(after, after.isEmpty()).entrySet()) {
      if (!one.getKey().startsWith(prefix)) {
        continue;
      }
      if (shown == PAGE) {
        more = true;
        break;
      }
      last = one.getKey();
      shown++;
      xml.append(
          "<Contents><Key>%s</Key><Size>%d</Size><ETag>&quot;%s&quot;</ETag></Contents>"
              .formatted(escaped(last), one.getValue().bytes().length, one.getValue().etag()));
    }
    xml.append("<IsTruncated>").append(more).append("</IsTruncated>");
    if (more) {
      xml.append("<NextContinuationToken>")
          .append(escaped(last))
          .append("</NextContinuationToken>");
    }
    return FakeAnswer.xml(xml.append("</ListBucketResult>").toString());
  }

  private static FakeAnswer versions(ConcurrentSkipListMap<String, Stored> objects) {
    StringBuilder xml = new StringBuilder("<ListVersionsResult><IsTruncated>false</IsTruncated>");
    objects.keySet().stream()
        .limit(PAGE)
        .forEach(
            key ->
                xml.append("<Version><Key>")
                    .append(escaped(key))
                    .append("</Key><VersionId>1</VersionId></Version>"));
    return FakeAnswer.xml(xml.append("</ListVersionsResult>").toString());
  }

  private static FakeAnswer deleteAll(FakeRequest request, Map<String, Stored> objects) {
    Matcher keys = KEY.matcher(request.text());
    while (keys.find()) {
      objects.remove(keys.group(1).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"));
    }
    return FakeAnswer.xml("<DeleteResult></DeleteResult>");
  }

  private FakeAnswer part(FakeRequest request) {
    Stored stored = stored(request);
    if (stored == null) {
      return FakeAnswer.refusal("s3", 400, "BadDigest", "The Content-MD5 did not match");
    }
    int number = Integer.parseInt(request.query().get("partNumber"));
    uploads.get(request.query().get("uploadId")).parts().put(number, stored);
    return new FakeAnswer(200, Map.of("ETag", '"' + stored.etag() + '"'), new byte[0]);
  }

  private FakeAnswer listUploads(String bucket) {
    StringBuilder xml = new StringBuilder("<ListMultipartUploadsResult>");
    uploads.forEach(
        (id, upload) -> {
          if (upload.bucket().equals(bucket)) {
            xml.append(
                "<Upload><Key>%s</Key><UploadId>%s</UploadId></Upload>"
                    .formatted(escaped(upload.key()), id));
          }
        });
    return FakeAnswer.xml(xml.append("</ListMultipartUploadsResult>").toString());
  }

  private FakeAnswer listParts(FakeRequest request) {
    StringBuilder xml = new StringBuilder("<ListPartsResult><IsTruncated>false</IsTruncated>");
    uploads
        .get(request.query().get("uploadId"))
        .parts()
        .forEach(
            (number, part) ->
                xml.append(
                    "<Part><PartNumber>%d</PartNumber><ETag>&quot;%s&quot;</ETag></Part>"
                        .formatted(number, part.etag())));
    return FakeAnswer.xml(xml.append("</ListPartsResult>").toString());
  }

  private FakeAnswer complete(FakeRequest request, Map<String, Stored> objects, String key) {
    TreeMap<Integer, Stored> parts = uploads.remove(request.query().get("uploadId")).parts();
    Matcher asked = PART.matcher(request.text());
    java.io.ByteArrayOutputStream whole = new java.io.ByteArrayOutputStream();
    java.io.ByteArrayOutputStream digests = new java.io.ByteArrayOutputStream();
    while (asked.find()) {
      byte[] bytes = parts.get(Integer.parseInt(asked.group(1))).bytes();
      whole.writeBytes(bytes);
      digests.writeBytes(md5(bytes));
    }
    String etag = HexFormat.of().formatHex(md5(digests.toByteArray())) + "-" + parts.size();
    objects.put(key, new Stored(whole.toByteArray(), etag));
    return FakeAnswer.xml(
        "<CompleteMultipartUploadResult><ETag>&quot;%s&quot;</ETag></CompleteMultipartUploadResult>"
            .formatted(etag));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static byte[] md5(byte[] bytes) {
    try {
      return MessageDigest.getInstance("MD5").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
