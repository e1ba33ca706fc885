package fr.verger.benchmarks.serve;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Connections that send one photo after the other, all on one thread that asks each of them again
 * and again whether its answer is there. It never sleeps: to wake a processor that does can cost a
 * virtual machine a good part of a millisecond, and the server would pay for it, since the one who
 * sends wakes the one who reads.
 */
final class PollingSenders implements AutoCloseable {
  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final Pattern LENGTH =
      Pattern.compile("\r\ncontent-length: *([0-9]+)", Pattern.CASE_INSENSITIVE);
  private static final int MOST_BYTES = 1 << 20;
  private static final double PATIENCE_SECONDS = 30;

  private final List<ByteBuffer> requests = new ArrayList<>();
  private final List<Sender> senders = new ArrayList<>();
  private int next;

  PollingSenders(int port, List<byte[]> photos, int connections) throws IOException {
    for (byte[] photo : photos) {
      requests.add(request(photo));
    }
    for (int i = 0; i < connections; i++) {
      senders.add(new Sender(port));
    }
  }

  private static ByteBuffer request(byte[] photo) {
    byte[] head =
        "POST /api/v1/predictions HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
            .formatted(photo.length)
            .getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocateDirect(head.length + photo.length).put(head).put(photo).flip();
  }

  /**
   * Sends for some time, and waits for the answers that are under way then.
   *
   * @throws IOException when anything but an answer of status 200 comes back
   */
  Answers send(double seconds) throws IOException {
    LongStream.Builder nanos = LongStream.builder();
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    int waiting = senders.size();
    for (Sender sender : senders) {
      sender.post();
    }
    long patience = end + (long) (PATIENCE_SECONDS * 1e9);
    while (waiting > 0) {
      if (System.nanoTime() > patience) {
        throw new IOException("%d photos were not answered".formatted(waiting));
      }
      for (Sender sender : senders) {
        if (sender.isAnswered()) {
          nanos.add(sender.nanos());
          if (System.nanoTime() < end) {
            sender.post();
          } else {
            waiting--;
          }
        }
      }
    }
    double taken = (System.nanoTime() - start) / 1e9;
    long[] all = nanos.build().sorted().toArray();
    return new Answers(taken, Map.of("200", (long) all.length), all);
  }

  /**
   * Asks all the same, though nothing was sent, until something else is done: two computations can
   * be compared when the machine has the same to do beside them.
   */
  void idle(BooleanSupplier done) throws IOException {
    while (!done.getAsBoolean()) {
      for (Sender sender : senders) {
        sender.poll();
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Sender sender : senders) {
      sender.channel.close();
    }
  }

  /** One connection, with at most one photo under way. */
  private final class Sender {
    private final SocketChannel channel;
    private final ByteBuffer answer = ByteBuffer.allocateDirect(MOST_BYTES);
    private ByteBuffer request;
    private long sent;
    private int whole;

    Sender(int port) throws IOException {
      channel = SocketChannel.open(new InetSocketAddress("localhost", port));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
    }

    void post() throws IOException {
      request = requests.get(next++ % requests.size()).duplicate();
      answer.clear();
      whole = 0;
      sent = System.nanoTime();
      channel.write(request);
    }

    long nanos() {
      return System.nanoTime() - sent;
    }

    /** How many bytes came. */
    int poll() throws IOException {
      int read = channel.read(answer);
      if (read < 0) {
        throw new EOFException("the server closed the connection");
      }
      return read;
    }

    /** True once for each photo. */
    boolean isAnswered() throws IOException {
      if (request == null) {
        return false;
      }
      if (request.hasRemaining()) {
        channel.write(request);
      }
      if (poll() == 0) {
        return false;
      }
      if (whole == 0) {
        whole = length();
      }
      boolean answered = whole > 0 && answer.position() == whole;
      if (answered) {
        request = null;
      }
      return answered;
    }

    /** Bytes of the answer with its head, or 0 while the head is not whole. */
    private int length() throws IOException {
      String text = StandardCharsets.ISO_8859_1.decode(answer.duplicate().flip()).toString();
      int head = text.indexOf(END_OF_HEAD);
      if (head < 0) {
        return 0;
      }
      Matcher length = LENGTH.matcher(text).region(0, head);
      if (!text.startsWith("HTTP/1.1 200 ") || !length.find()) {
        throw new IOException("the server said " + text.substring(0, head));
      }
      return head + END_OF_HEAD.length() + Integer.parseInt(length.group(1));
    }
  }
}
