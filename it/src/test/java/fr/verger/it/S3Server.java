package fr.verger.it;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An S3 server on this machine, in a JVM of its own, that keeps its objects below a folder. */
final class S3Server implements AutoCloseable {
  static final String KEY = "orchard";
  static final String SECRET = "apples-and-pears";
  static final String REGION = "eu-west-3";

  private static final int START_SECONDS = 120;

  private final URI address;
  private final Process process;
  private final S3Client client;

  /** Starts one and waits until it answers. */
  S3Server(Path folder) throws IOException, InterruptedException {
    int port = freePort();
    address = URI.create("http://127.0.0.1:" + port);
    Path settings = Files.createDirectories(folder).resolve("server.properties");
    Files.writeString(
        settings,
        """
        s3proxy.endpoint=%s
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=filesystem-nio2
        jclouds.filesystem.basedir=%s
        jclouds.identity=unused
        jclouds.credential=unused
        """
            .formatted(address, KEY, SECRET, Files.createDirectories(folder.resolve("objects"))));
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.gaul.s3proxy.Main",
                "--properties",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("server.log").toFile())
            .start();
    awaitAnswer(port, folder.resolve("server.log"));
    client =
        S3Client.builder()
            .endpointOverride(address)
            .forcePathStyle(true)
            .region(Region.of(REGION))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
            .build();
  }

  private void awaitAnswer(int port, Path log) throws IOException, InterruptedException {
    for (int tenth = 0; tenth < 10 * START_SECONDS; tenth++) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (ConnectException e) {
        if (!process.isAlive()) {
          throw new IOException("the S3 server ended: " + Files.readString(log), e);
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    throw new IOException("the S3 server did not answer: " + Files.readString(log));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  URI address() {
    return address;
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
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
