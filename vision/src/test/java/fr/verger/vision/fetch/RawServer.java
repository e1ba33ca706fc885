package fr.verger.vision.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on this machine that answers as a test wants, down to the bytes. */
final class RawServer implements AutoCloseable {
  /** Writes the answer to one request; the connection is closed behind it. */
  interface Answer {
    void to(Request request, OutputStream out) throws IOException, InterruptedException;
  }

  /** A request: its first line, and the others. */
  record Request(String line, List<String> headers) {
    String path() {
      return line.split(" ", -1)[1];
    }

    /** Where a range begins, or 0. */
    int from() {
      return headers.stream()
          .filter(header -> header.toLowerCase(Locale.ROOT).startsWith("range: bytes="))
          .map(header -> Integer.parseInt(header.substring(13, header.indexOf('-', 13))))
          .findFirst()
          .orElse(0);
    }
  }

  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Answer answer;

  RawServer() throws IOException {
    Thread thread = new Thread(this::serve, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  void answers(Answer next) {
    answer = next;
  }

  List<Request> requests() {
    return requests;
  }

  URI address(String path) {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
  }

  static void head(OutputStream out, String... lines) throws IOException {
    String head = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        Request request = read(client);
        requests.add(request);
        answer.to(request, client.getOutputStream());
        client.getOutputStream().flush();
      } catch (IOException | InterruptedException e) {
        // The client went away, or the test is over.
      }
    }
  }

  private static Request read(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    String first = in.readLine();
    List<String> headers = new ArrayList<>();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      headers.add(line);
    }
    return new Request(first, headers);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
