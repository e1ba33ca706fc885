package fr.verger.vision.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Asks servers for files. Redirects are followed by hand: few, to http and https only, and never
 * from https to http.
 */
final class HttpRequests {
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final Duration patience;
  private final HttpClient client;

  /** Requests that wait that long for an answer's begin. */
  HttpRequests(Duration patience) {
    this(patience, HttpClient.newBuilder());
  }

  /** Requests that trust whom that client trusts. */
  HttpRequests(Duration patience, HttpClient.Builder client) {
    this.patience = patience;
    this.client =
        client
            .followRedirects(Redirect.NEVER)
            .version(Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
  }

  /**
   * Asks for a file, or for the rest of one.
   *
   * @param from first byte wanted
   * @param version that the bytes before are of, when {@code from} is not 0
   * @throws RefusedTransfer when a redirect must not be followed
   */
  HttpResponse<InputStream> get(URI address, long from, Optional<String> version)
      throws IOException, InterruptedException {
    URI at = address;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(at)
              .timeout(patience)
              .header("User-Agent", "verger")
              .header("Accept-Encoding", "identity");
      if (from > 0 && version.isPresent()) {
        request.header("Range", "bytes=" + from + "-").header("If-Range", version.get());
      }
      HttpResponse<InputStream> response =
          client.send(request.build(), BodyHandlers.ofInputStream());
      if (!REDIRECTS.contains(response.statusCode())) {
        return response;
      }
      response.body().close();
      at = target(at, response.headers().firstValue("Location").orElse(""));
    }
    throw new RefusedTransfer("it redirects more than %d times".formatted(MOST_REDIRECTS));
  }

  private static URI target(URI from, String location) throws RefusedTransfer {
    URI to;
    try {
      to = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new RefusedTransfer("it redirects to what is no address");
    }
    String scheme = to.getScheme() == null ? "" : to.getScheme().toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals("https");
    boolean asBefore = scheme.equals("http") && from.getScheme().equalsIgnoreCase("http");
    if (location.isEmpty() || to.getHost() == null || !(secure || asBefore)) {
      throw new RefusedTransfer("it redirects to %s, which is not followed".formatted(to));
    }
    return to;
  }
}
