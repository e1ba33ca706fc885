package fr.verger.it;

import fr.verger.it.s3.S3Process;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An S3 server on this machine, in a JVM of its own, that keeps its objects below a folder. */
final class S3Server implements AutoCloseable {
  static final String KEY = S3Process.KEY;
  static final String SECRET = S3Process.SECRET;
  static final String REGION = "eu-west-3";

  private final S3Process process;
  private final S3Client client;

  /** Starts one and waits until it answers. */
  S3Server(Path folder) throws IOException, InterruptedException {
    process = new S3Process(folder, System.getProperty("java.class.path"));
    client =
        S3Client.builder()
            .endpointOverride(process.address())
            .forcePathStyle(true)
            .region(Region.of(REGION))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
            .build();
  }

  URI address() {
    return process.address();
  }

  void makeBucket(String name) {
    client.createBucket(request -> request.bucket(name));
  }

  /** Uploads the files below a folder under their names there. */
  void upload(Path folder, String bucket) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String key = folder.relativize(file).toString();
        client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromFile(file));
      }
    }
  }

  List<String> keys(String bucket) {
    return client.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  String text(String bucket, String key) {
    return client.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String();
  }

  void remove(String bucket, String key) {
    client.deleteObject(request -> request.bucket(bucket).key(key));
  }

  @Override
  public void close() {
    client.close();
    process.close();
  }
}
