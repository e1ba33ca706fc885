package fr.verger.server;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a server listens and what it allows.
 *
 * @param host name or address to listen on; {@code 0.0.0.0} for all of this machine's
 * @param port 0 for any that is free
 * @param tls null for plain HTTP
 * @param running photos that are computed at once
 * @param waiting photos that may wait beyond those
 * @param bodyBytes the most bytes of a request's body
 * @param uploadBytes the most bytes of all bodies that lie in memory at once
 * @param time from a request's head to its answer
 */
public record ServerSettings(
    String host,
    int port,
    Tls tls,
    int running,
    int waiting,
    int bodyBytes,
    long uploadBytes,
    Duration time) {
  private static final int WAITING_PER_CORE = 16;
  private static final int BODY_BYTES = 12 << 20;
  private static final int LARGE_BODIES = 16;

  /**
   * The files of a certificate.
   *
   * @param certificate PEM: the server's, then those that signed it
   * @param key PEM: PKCS #8, not encrypted
   */
  public record Tls(Path certificate, Path key) {}

  /**
   * The limits that Verger documents, for the cores of this machine.
   *
   * @param tls null for plain HTTP
   */
  public static ServerSettings standard(String host, int port, Tls tls) {
    int cores = Runtime.getRuntime().availableProcessors();
    return new ServerSettings(
        host,
        port,
        tls,
        cores,
        cores * WAITING_PER_CORE,
        BODY_BYTES,
        (long) BODY_BYTES * LARGE_BODIES,
        Duration.ofSeconds(15));
  }
}
