package fr.verger.benchmarks.chain;

import fr.verger.it.s3.S3Process;
import fr.verger.it.s3.StoreProxy;
import fr.verger.it.s3.Trouble;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * An S3 server and a proxy before it that takes time, as a program: they get processors of their
 * own, as a store has. Prints the proxy's address; answers each line with the GET requests so far
 * and the server's seconds of processor time; ends with its input.
 */
public final class StoreSite {
  private StoreSite() {}

  /** The server's folder and class path, and the milliseconds by which every GET comes later. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Duration delay = Duration.ofMillis(Long.parseLong(args[2]));
    try (S3Process server = new S3Process(Path.of(args[0]), args[1]);
        StoreProxy proxy = new StoreProxy(server.address(), Trouble.delay(delay))) {
      System.out.println(proxy.address());
      BufferedReader questions =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      while (questions.readLine() != null) {
        System.out.println(proxy.gets() + " " + server.processorTime().toMillis() / 1e3);
      }
    }
  }
}
