package fr.verger.server.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Ends connections that keep the server waiting for a request. Jetty's own limit begins anew with
 * every byte: senders that drip the head of a request would hold their connections for hours, and
 * enough of them would hold all there are.
 */
public final class PromptRequests extends Handler.Wrapper implements Connection.Listener {
  private static final long ANSWERING = Long.MAX_VALUE;

  private final long patience;

  /** Since when each connection has been waited for, by the clock of {@link System#nanoTime}. */
  private final Map<Connection, Long> since = new ConcurrentHashMap<>();

  /**
   * Lets requests through to another handler.
   *
   * @param patience from the opening of a connection, or its last answer, to the end of a head
   */
  public PromptRequests(Handler handler, Duration patience) {
    super(handler);
    this.patience = patience.toNanos();
  }

  @Override
  public void onOpened(Connection connection) {
    // What lies within TLS is a connection, too, from the same moment on.
    if (!(connection instanceof SslConnection)) {
      since.put(connection, System.nanoTime());
    }
  }

  @Override
  public void onClosed(Connection connection) {
    since.remove(connection);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Connection connection = request.getConnectionMetaData().getConnection();
    since.replace(connection, ANSWERING);
    Request.addCompletionListener(request, failure -> since.replace(connection, System.nanoTime()));
    return super.handle(request, response, callback);
  }

  /** Ends those that have been waited for too long; to be called every now and then. */
  public void sweep() {
    long now = System.nanoTime();
    since.forEach(
        (connection, start) -> {
          if (start != ANSWERING && now - start > patience) {
            connection.close();
          }
        });
  }
}
