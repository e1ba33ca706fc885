package fr.verger.server.metrics;

import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Counts the requests that another handler answers. */
public final class CountedRequests extends Handler.Wrapper {
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

  private final Metrics metrics;
  private final Set<String> paths;

  /**
   * Counts what a handler answers.
   *
   * @param paths that are counted by themselves; all others are counted together
   */
  public CountedRequests(Handler handler, Metrics metrics, Set<String> paths) {
    super(handler);
    this.metrics = metrics;
    this.paths = Set.copyOf(paths);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String asked = Request.getPathInContext(request);
    String path = paths.contains(asked) ? asked : "other";
    String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
    Request.addCompletionListener(
        request, failure -> metrics.request(path, method, response.getStatus()));
    return super.handle(request, response, callback);
  }
}
