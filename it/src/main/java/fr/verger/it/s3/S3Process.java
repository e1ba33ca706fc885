package fr.verger.it.s3;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** An S3 server on this machine, in a JVM of its own, that keeps its objects below a folder. */
public final class S3Process implements AutoCloseable {
  /** The one key that it knows. */
  public static final String KEY = "orchard";

  /** The secret that belongs to it. */
  public static final String SECRET = "apples-and-pears";

  private static final int START_SECONDS = 120;

  private final URI address;
  private final Process process;

  /**
   * Starts one and waits until it answers.
   *
   * @param folder for its settings, its log and its objects
   * @param classPath with s3proxy and what it needs
   */
  public S3Process(Path folder, String classPath) throws IOException, InterruptedException {
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
            .formatted(address, KEY, SECRET, Files.createDirectories(objects(folder))));
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                classPath,
                "org.gaul.s3proxy.Main",
                "--properties",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("server.log").toFile())
            .start();
    awaitAnswer(port, folder.resolve("server.log"));
  }

  /** Where a server of that folder keeps its objects: a folder for each bucket. */
  public static Path objects(Path folder) {
    return folder.resolve("objects");
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

  /** Where it answers. */
  public URI address() {
    return address;
  }

  /** The processor time that it took so far. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
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
