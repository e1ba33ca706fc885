package fr.verger.it.s3;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between clients and an HTTP server, hands requests and answers through, and does to some
 * of them what networks and stores do. The bytes stay as they are, so signatures stay valid.
 */
public final class StoreProxy implements AutoCloseable {
  private final ServerSocket entrance;
  private final URI server;
  private final Trouble trouble;
  private final Random random = new Random(1);
  private final Map<Fate, AtomicLong> fates = new EnumMap<>(Fate.class);
  private final AtomicLong gets = new AtomicLong();

  /** Opens one on a free port. */
  public StoreProxy(URI server, Trouble trouble) throws IOException {
    this.server = server;
    this.trouble = trouble;
    for (Fate fate : Fate.values()) {
      fates.put(fate, new AtomicLong());
    }
    entrance = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "store-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  /** Where it answers in the server's place. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
  }

  /** GET requests so far. */
  public long gets() {
    return gets.get();
  }

  /** Requests so far that something befell. */
  public long troubled() {
    long fine = fates.get(Fate.FINE).get();
    return fates.values().stream().mapToLong(AtomicLong::get).sum() - fine;
  }

  @Override
  public String toString() {
    return "%d GET requests; %s".formatted(gets.get(), fates);
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        client.setTcpNoDelay(true);
        start(() -> serve(client));
      } catch (IOException e) {
        // Closed, or one client less.
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket upstream = new Socket(server.getHost(), server.getPort())) {
      upstream.setTcpNoDelay(true);
      AnswerPipe answers = new AnswerPipe(upstream, client);
      start(answers);
      InputStream requests = new BufferedInputStream(client.getInputStream());
      Request request = Request.read(requests);
      while (request != null && handed(request, requests, client, upstream, answers)) {
        request = Request.read(requests);
      }
    } catch (IOException e) {
      // Either side hung up; the other one hears of it by the close.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the connection goes on. */
  private boolean handed(
      Request request, InputStream body, Socket client, Socket upstream, AnswerPipe answers)
      throws IOException, InterruptedException {
    if (request.method().equals("GET")) {
      gets.incrementAndGet();
      Thread.sleep(trouble.getDelay().toMillis());
    }
    Fate fate = draw();
    if (fate.isRefusal()) {
      if (!request.waits()) {
        body.skipNBytes(request.length());
      }
      client.getOutputStream().write(fate.refusal());
      return false;
    }
    switch (fate) {
      case RESET -> {
        client.setSoLinger(true, 0);
        return false;
      }
      case CUT -> answers.cutNext();
      case SLOW -> Thread.sleep(trouble.pause().toMillis());
      default -> {}
    }
    upstream.getOutputStream().write(request.head());
    copy(body, upstream, request.length());
    return true;
  }

  private Fate draw() {
    double drawn;
    synchronized (random) {
      drawn = random.nextDouble();
    }
    Fate fate = trouble.fate(drawn);
    fates.get(fate).incrementAndGet();
    return fate;
  }

  private static void copy(InputStream from, Socket to, long length) throws IOException {
    byte[] buffer = new byte[(int) Math.min(1 << 16, Math.max(1, length))];
    long left = length;
    while (left > 0) {
      int read = from.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException("the client hung up in its body");
      }
      to.getOutputStream().write(buffer, 0, read);
      left -= read;
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }
}
