package fr.verger.server.http;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What Jetty itself refuses, such as a broken request line, as a problem: the status and its name,
 * without the text of any exception.
 */
public final class HttpErrors implements Request.Handler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    SecurityHeaders.putInto(response.getHeaders());
    Problem problem =
        status == HttpStatus.SERVICE_UNAVAILABLE_503
            ? Problem.stopping()
            : Problem.http(status, HttpStatus.getMessage(status));
    new Reply(response, callback).problem(problem);
    return true;
  }
}
