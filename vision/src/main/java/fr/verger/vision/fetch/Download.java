package fr.verger.vision.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fetches one file over HTTP into a part file. A server that breaks off is asked for the rest, as
 * long as each attempt brings something; what has come stays for the next call.
 */
final class Download {
  private static final int ATTEMPTS = 5;
  private static final int BLOCK = 1 << 16;
  private static final Pattern CONTENT_RANGE =
      Pattern.compile("bytes (\\d{1,18})-\\d+/(\\d{1,18}|\\*)");

  private final HttpRequests requests;
  private final Duration patience;
  private final Duration pause;
  private final FetchListener listener;

  /**
   * Downloads.
   *
   * @param patience how long a server may say nothing
   * @param pause before a server that broke off is asked again; doubled each time
   */
  Download(Duration patience, Duration pause, FetchListener listener) {
    this.requests = new HttpRequests(patience);
    this.patience = patience;
    this.pause = pause;
    this.listener = listener;
  }

  /**
   * What is wanted.
   *
   * @param name for the listener
   * @param bytes it must have, or null
   * @param most bytes it may have when that is not known
   */
  record Wanted(String name, URI address, Long bytes, long most) {}

  /**
   * Fetches a file, or what is missing of it.
   *
   * @throws RefusedTransfer when the server has not what is wanted
   * @throws IOException when it cannot be reached or keeps breaking off
   */
  void fetch(Wanted wanted, PartialFile part) throws IOException, InterruptedException {
    Duration wait = pause;
    for (int attempt = 1; ; attempt++) {
      long before = part.bytes();
      try {
        attempt(wanted, part);
        return;
      } catch (RefusedTransfer e) {
        throw e;
      } catch (ConnectException e) {
        throw new IOException("there is no connection to " + wanted.address().getHost(), e);
      } catch (IOException e) {
        boolean useless = part.bytes() <= before && attempt > 2;
        if (attempt == ATTEMPTS || useless) {
          throw e;
        }
        listener.interrupted(reason(e));
        Thread.sleep(wait.toMillis());
        wait = wait.multipliedBy(2);
      }
    }
  }

  private static String reason(IOException e) {
    return e instanceof HttpTimeoutException ? "no answer" : e.getMessage();
  }

  private void attempt(Wanted wanted, PartialFile part) throws IOException, InterruptedException {
    if (wanted.bytes() != null && part.bytes() == wanted.bytes()) {
      return;
    }
    var version = part.versionFrom(wanted.address());
    long have = version.isPresent() ? part.bytes() : 0;
    HttpResponse<InputStream> response = requests.get(wanted.address(), have, version);
    try (InputStream body = response.body()) {
      OptionalLong total =
          switch (response.statusCode()) {
            case 200 -> {
              part.restart(wanted.address(), response.headers());
              yield response.headers().firstValueAsLong("Content-Length");
            }
            case 206 -> rest(response, have, part);
            case 416 -> {
              part.discard();
              throw new IOException("the server has no rest of what was begun");
            }
            case 408, 429, 500, 502, 503, 504 ->
                throw new IOException("the server answers " + response.statusCode());
            default -> throw new RefusedTransfer("the server answers " + response.statusCode());
          };
      check(wanted, total, part);
      listener.started(wanted.name(), total.orElse(wanted.bytes() == null ? 0 : wanted.bytes()));
      append(wanted, body, part, total);
    }
  }

  private static OptionalLong rest(HttpResponse<InputStream> response, long have, PartialFile part)
      throws IOException {
    Matcher range =
        CONTENT_RANGE.matcher(response.headers().firstValue("Content-Range").orElse(""));
    if (!range.matches() || Long.parseLong(range.group(1)) != have) {
      part.discard();
      throw new IOException("the server sent another piece than was asked for");
    }
    return range.group(2).equals("*")
        ? OptionalLong.empty()
        : OptionalLong.of(Long.parseLong(range.group(2)));
  }

  private static void check(Wanted wanted, OptionalLong total, PartialFile part)
      throws IOException {
    if (total.isEmpty()) {
      return;
    }
    if (wanted.bytes() != null && total.getAsLong() != wanted.bytes()) {
      part.discard();
      throw new RefusedTransfer(
          "it offers %,d bytes, and the published file has %,d"
              .formatted(total.getAsLong(), wanted.bytes()));
    }
    if (total.getAsLong() > wanted.most()) {
      part.discard();
      throw tooLarge(wanted);
    }
  }

  private void append(Wanted wanted, InputStream body, PartialFile part, OptionalLong total)
      throws IOException {
    long most = wanted.bytes() != null ? wanted.bytes() : wanted.most();
    long bytes = part.bytes();
    byte[] block = new byte[BLOCK];
    try (OutputStream out = part.append();
        StallGuard guard = new StallGuard(body, patience)) {
      listener.advanced(bytes);
      for (int read = read(body, block, guard); read >= 0; read = read(body, block, guard)) {
        guard.heard();
        bytes += read;
        if (bytes > most) {
          break;
        }
        out.write(block, 0, read);
        listener.advanced(bytes);
      }
    }
    if (bytes > most) {
      part.discard();
      throw tooLarge(wanted);
    }
    long whole = total.orElse(wanted.bytes() != null ? wanted.bytes() : bytes);
    if (bytes < whole) {
      throw brokeOff(bytes, whole);
    }
  }

  private static int read(InputStream body, byte[] block, StallGuard guard) throws IOException {
    try {
      return body.read(block);
    } catch (IOException e) {
      throw new IOException(guard.stalled() ? "nothing came any more" : "the server broke off", e);
    }
  }

  private static IOException brokeOff(long bytes, long whole) {
    return new IOException("the server broke off after %,d of %,d bytes".formatted(bytes, whole));
  }

  private static RefusedTransfer tooLarge(Wanted wanted) {
    return new RefusedTransfer(
        "it sends more than the %,d bytes that the file may have"
            .formatted(wanted.bytes() != null ? wanted.bytes() : wanted.most()));
  }
}
