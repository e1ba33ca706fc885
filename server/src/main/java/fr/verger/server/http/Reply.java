package fr.verger.server.http;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The one answer to a request: whoever answers first wins, the others change nothing. */
public final class Reply {
  private final Response response;
  private final Callback callback;
  private final AtomicBoolean given = new AtomicBoolean();

  Reply(Response response, Callback callback) {
    this.response = response;
    this.callback = callback;
  }

  /** Whether somebody has answered. */
  public boolean given() {
    return given.get();
  }

  /** Answers with a body. */
  public void send(int status, String mediaType, Map<String, String> headers, byte[] body) {
    if (!given.compareAndSet(false, true)) {
      return;
    }
    response.setStatus(status);
    headers.forEach((name, value) -> response.getHeaders().put(name, value));
    if (!mediaType.isEmpty()) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, mediaType);
    }
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /** Answers with JSON that nobody may keep. */
  public void json(byte[] body) {
    send(200, "application/json", Map.of("Cache-Control", "no-store"), body);
  }

  /** Says why there is no answer. */
  public void problem(Problem problem) {
    send(problem.status(), Problem.MEDIA_TYPE, problem.headers(), problem.json());
  }

  /** Gives up a request whose connection is broken: there is nobody to answer. */
  void broken(Throwable failure) {
    if (given.compareAndSet(false, true)) {
      callback.failed(failure);
    }
  }
}
