package fr.verger.server.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Collects the body of a request as it arrives, without holding a thread while it waits: ten
 * thousand slow senders cost ten thousand buffers and no more. Bounded for one body and, by the
 * budget, for all.
 */
public final class BodyReader implements Invocable.Task {
  /**
   * Bytes, in limits, of which a body that is too large is still read and thrown away. A connection
   * that is closed while its client sends is reset, and the client never sees the answer.
   */
  private static final int MOST_DISCARDED = 4;

  private final Request request;
  private final Reply reply;
  private final int limit;
  private final UploadBudget budget;
  private final Consumer<byte[]> whole;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_384);
  private boolean over;
  private long discarded;

  private BodyReader(
      Request request, Reply reply, int limit, UploadBudget budget, Consumer<byte[]> whole) {
    this.request = request;
    this.reply = reply;
    this.limit = limit;
    this.budget = budget;
    this.whole = whole;
  }

  /**
   * Reads a body and passes it on, or answers why not.
   *
   * @param limit the most bytes a body may have
   * @param whole takes the body, on a thread that must not block
   */
  public static void read(
      Request request, Reply reply, int limit, UploadBudget budget, Consumer<byte[]> whole) {
    if (request.getLength() > (long) MOST_DISCARDED * limit) {
      reply.problem(Problem.tooLarge(limit >> 20));
      return;
    }
    BodyReader reader = new BodyReader(request, reply, limit, budget, whole);
    Request.addCompletionListener(request, failure -> reader.end());
    reader.run();
  }

  /** It never waits, so the thread that saw the bytes arrive may read them itself. */
  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  /** Reads what has arrived. */
  @Override
  public void run() {
    while (!reply.given()) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        reply.broken(chunk.getFailure());
        return;
      }
      boolean last = chunk.isLast();
      boolean taken = take(chunk.getByteBuffer());
      chunk.release();
      if (last && taken) {
        if (discarded > 0) {
          reply.problem(Problem.tooLarge(limit >> 20));
        } else {
          whole.accept(bytes.toByteArray());
        }
        return;
      }
    }
  }

  /** False when there is no room, which has been answered then. */
  private synchronized boolean take(ByteBuffer arrived) {
    int count = arrived.remaining();
    if (discarded > 0 || bytes.size() + count > limit) {
      return discard(count);
    }
    if (over || !budget.take(count)) {
      reply.problem(Problem.busy());
      return false;
    }
    byte[] copy = new byte[count];
    arrived.get(copy);
    bytes.writeBytes(copy);
    return true;
  }

  private boolean discard(int count) {
    discarded += count;
    if (!over) {
      budget.giveBack(bytes.size());
      bytes.reset();
    }
    if (discarded > (long) MOST_DISCARDED * limit) {
      reply.problem(Problem.tooLarge(limit >> 20));
      return false;
    }
    return true;
  }

  private synchronized void end() {
    if (!over) {
      over = true;
      budget.giveBack(bytes.size());
    }
  }
}
