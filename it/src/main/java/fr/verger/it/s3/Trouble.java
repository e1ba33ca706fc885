package fr.verger.it.s3;

import java.time.Duration;
import java.util.Map;

/**
 * What befalls requests.
 *
 * @param getDelay by which every GET comes later to the server
 * @param shares of all requests, 0 to 1 together; a request meets one of these fates at most
 * @param pause by which slow ones come later
 */
public record Trouble(Duration getDelay, Map<Fate, Double> shares, Duration pause) {
  /** Nothing but a delay of every GET. */
  public static Trouble delay(Duration ofGet) {
    return new Trouble(ofGet, Map.of(), Duration.ZERO);
  }

  /** The same for all requests. */
  public static Trouble always(Fate fate) {
    return new Trouble(Duration.ZERO, Map.of(fate, 1.0), Duration.ZERO);
  }

  /** The fate of a request by a number drawn from 0 to 1. */
  Fate fate(double drawn) {
    double sum = 0;
    for (Fate fate : Fate.values()) {
      sum += shares.getOrDefault(fate, 0.0);
      if (drawn < sum) {
        return fate;
      }
    }
    return Fate.FINE;
  }
}
