package fr.verger.benchmarks.chain;

import fr.verger.it.s3.S3Process;
import fr.verger.it.s3.StoreProxy;
import fr.verger.it.s3.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** An S3 server on this machine with photos in a bucket, and a proxy before it that takes time. */
final class PhotoStore implements AutoCloseable {
  private static final String BUCKET = "photos";

  private final S3Process server;
  private final StoreProxy proxy;

  /**
   * Starts one.
   *
   * @param folder where its objects are laid
   * @param classPath of the server
   * @param delay of every GET
   */
  PhotoStore(Path folder, String classPath, Duration delay)
      throws IOException, InterruptedException {
    server = new S3Process(folder, classPath);
    proxy = new StoreProxy(server.address(), Trouble.delay(delay));
  }

  /**
   * Lays a copy of a folder into the bucket of a server that has not started yet.
   *
   * @param folder of the server
   * @return how a run names it
   */
  static String lay(Path images, Path folder, String name) throws IOException {
    Path copy = S3Process.objects(folder).resolve(BUCKET).resolve(name);
    try (Stream<Path> files = Files.walk(images)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = copy.resolve(images.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    return "s3a://" + BUCKET + "/" + name;
  }

  /** How this JVM comes to that server, by the standard settings of the AWS SDK. */
  static void credentials() {
    System.setProperty("aws.accessKeyId", S3Process.KEY);
    System.setProperty("aws.secretAccessKey", S3Process.SECRET);
    System.setProperty("aws.region", "eu-west-3");
  }

  /** Sends a session to the proxy. */
  void reachedBy(Configuration conf) {
    conf.set("fs.s3a.endpoint", proxy.address().toString());
    conf.set("fs.s3a.path.style.access", "true");
    // Objects that were laid as files have no entity tags.
    conf.set("fs.s3a.change.detection.version.required", "false");
  }

  long gets() {
    return proxy.gets();
  }

  double serverSeconds() {
    return server.processorTime().toMillis() / 1e3;
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    server.close();
  }
}
