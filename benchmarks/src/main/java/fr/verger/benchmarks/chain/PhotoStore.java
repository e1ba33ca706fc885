package fr.verger.benchmarks.chain;

import fr.verger.it.s3.S3Process;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * An S3 server on this machine with photos in a bucket, and a proxy before it that takes time. Both
 * run on processor 0 alone: whoever measures a client keeps it on the others.
 */
final class PhotoStore implements AutoCloseable {
  private static final String PROCESSOR = "0";
  private static final String BUCKET = "photos";

  private final Process site;
  private final BufferedReader answers;
  private final BufferedWriter questions;
  private final String address;

  /** What the store did so far. */
  record Work(long gets, double seconds) {
    Work since(Work earlier) {
      return new Work(gets - earlier.gets, seconds - earlier.seconds);
    }
  }

  /**
   * Starts one.
   *
   * @param folder where its objects are laid
   * @param classPath of the server
   * @param delay of every GET
   */
  PhotoStore(Path folder, String classPath, Duration delay) throws IOException {
    site =
        new ProcessBuilder(
                List.of(
                    "taskset",
                    "-c",
                    PROCESSOR,
                    ProcessHandle.current().info().command().orElse("java"),
                    "-Xmx256m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    StoreSite.class.getName(),
                    folder.toString(),
                    classPath,
                    Long.toString(delay.toMillis())))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    answers = site.inputReader();
    questions = site.outputWriter();
    address = answers.readLine();
    if (address == null) {
      throw new IOException("the S3 server did not start");
    }
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
    conf.set("fs.s3a.endpoint", address);
    conf.set("fs.s3a.path.style.access", "true");
    // Objects that were laid as files have no entity tags.
    conf.set("fs.s3a.change.detection.version.required", "false");
  }

  Work work() {
    try {
      questions.write('\n');
      questions.flush();
      String[] answer = answers.readLine().split(" ", -1);
      return new Work(Long.parseLong(answer[0]), Double.parseDouble(answer[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    questions.close();
    site.onExit().join();
  }
}
