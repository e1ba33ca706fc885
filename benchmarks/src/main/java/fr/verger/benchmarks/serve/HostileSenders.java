package fr.verger.benchmarks.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Senders that mean harm: those that drip, and those that send what is no photo. */
final class HostileSenders {
  private static final int MOST_CHANGES = 16;

  private final int port;
  private final Random random = new Random(6);

  HostileSenders(int port) {
    this.port = port;
  }

  /**
   * Sends files with bytes changed at random, one after the other.
   *
   * @return how often which status came back, or which exception
   */
  Map<String, Integer> mutated(List<byte[]> files, int count) throws IOException {
    Map<String, Integer> outcomes = new TreeMap<>();
    try (Connection connection = new Connection(port)) {
      for (int i = 0; i < count; i++) {
        byte[] body = files.get(i % files.size()).clone();
        for (int change = random.nextInt(MOST_CHANGES); change > 0 && body.length > 0; change--) {
          body[random.nextInt(body.length)] = (byte) random.nextInt();
        }
        String outcome;
        try {
          outcome = Integer.toString(connection.post(body));
        } catch (IOException e) {
          outcome = e.toString();
        }
        outcomes.merge(outcome, 1, Integer::sum);
      }
    }
    return outcomes;
  }

  /**
   * Opens connections and sends each a byte a second, half of them within the head, half within the
   * body, while a task runs.
   *
   * @return how many of them the server had closed by the end
   */
  int dripping(int connections, Task task) throws Exception {
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      Socket socket = new Socket("localhost", port);
      String head = "POST /api/v1/predictions HTTP/1.1\r\nHost: localhost\r\nX: ";
      String body = "x\r\nContent-Length: 1000000\r\n\r\n";
      socket.getOutputStream().write((i % 2 == 0 ? head : head + body).getBytes(ISO_8859_1));
      sockets.add(socket);
    }
    Thread drip = new Thread(() -> drip(sockets));
    drip.setDaemon(true);
    drip.start();
    task.run();
    drip.interrupt();
    drip.join();
    int closed = 0;
    for (Socket socket : sockets) {
      closed += isClosed(socket) ? 1 : 0;
      socket.close();
    }
    return closed;
  }

  /** Something that may fail. */
  @FunctionalInterface
  interface Task {
    void run() throws Exception;
  }

  private static void drip(List<Socket> sockets) {
    try {
      while (true) {
        Thread.sleep(1000);
        for (Socket socket : sockets) {
          try {
            socket.getOutputStream().write('x');
          } catch (IOException e) {
            // The server has had enough of this one.
          }
        }
      }
    } catch (InterruptedException e) {
      // The task is done.
    }
  }

  private static boolean isClosed(Socket socket) {
    try {
      socket.setSoTimeout(1);
      while (socket.getInputStream().read() >= 0) {
        // An answer such as 408, before the end.
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
