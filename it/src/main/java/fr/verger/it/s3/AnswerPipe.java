package fr.verger.it.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** Hands through what a server answers, until one side hangs up. */
final class AnswerPipe implements Runnable {
  /** Behind the head of an answer, and within the smallest photo. */
  private static final int CUT_AFTER = 700;

  private final Socket server;
  private final Socket client;
  private volatile boolean cut;

  AnswerPipe(Socket server, Socket client) {
    this.server = server;
    this.client = client;
  }

  /** The next answer ends in the middle, and so does the connection. */
  void cutNext() {
    cut = true;
  }

  @Override
  public void run() {
    byte[] buffer = new byte[1 << 16];
    try (server;
        client) {
      InputStream in = server.getInputStream();
      OutputStream out = client.getOutputStream();
      int read = in.read(buffer);
      while (read >= 0) {
        if (cut) {
          out.write(buffer, 0, Math.min(read, CUT_AFTER));
          return;
        }
        out.write(buffer, 0, read);
        read = in.read(buffer);
      }
    } catch (IOException e) {
      // Either side hung up; the other one hears of it by the close.
    }
  }
}
