package fr.verger.server.http;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What every answer says to browsers: nothing from elsewhere, no script but the page's own files
 * and the WebAssembly that they start, the camera for this page alone.
 */
public final class SecurityHeaders extends Handler.Wrapper {
  private static final List<HttpField> HEADERS =
      List.of(
          new PreEncodedHttpField(
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';"
                  + " img-src 'self' blob:;"
                  + " connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none';"
                  + " form-action 'none'; frame-ancestors 'none'"),
          new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
          new PreEncodedHttpField("X-Frame-Options", "DENY"),
          new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
          new PreEncodedHttpField(
              "Permissions-Policy", "camera=(self), microphone=(), geolocation=()"),
          new PreEncodedHttpField("Cross-Origin-Opener-Policy", "same-origin"),
          new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"));

  /** Adds the headers to what another handler answers. */
  public SecurityHeaders(Handler handler) {
    super(handler);
  }

  static void putInto(HttpFields.Mutable headers) {
    HEADERS.forEach(headers::put);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    putInto(response.getHeaders());
    return super.handle(request, response, callback);
  }
}
