package fr.verger.it.s3;

import java.time.Duration;

/**
 * What befalls requests. Shares are of all requests, 0 to 1 together; a request meets one of them
 * at most.
 *
 * @param getDelay by which every GET comes later to the server
 * @param busy share answered 503, as a store does that wants fewer requests
 * @param failed share answered 500
 * @param reset share whose connection is reset before anything is answered
 * @param cut share whose answer ends in the middle
 * @param slow share that comes later by {@code pause}
 */
public record Trouble(
    Duration getDelay,
    double busy,
    double failed,
    double reset,
    double cut,
    double slow,
    Duration pause) {
  /** What may befall a request. */
  enum Fate {
    FINE,
    BUSY,
    FAILED,
    RESET,
    CUT,
    SLOW
  }

  /** Nothing but a delay of every GET. */
  public static Trouble delay(Duration ofGet) {
    return new Trouble(ofGet, 0, 0, 0, 0, 0, Duration.ZERO);
  }

  /** The fate of a request by a number drawn from 0 to 1. */
  Fate fate(double drawn) {
    double[] shares = {busy, failed, reset, cut, slow};
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      sum += shares[i];
      if (drawn < sum) {
        return Fate.values()[i + 1];
      }
    }
    return Fate.FINE;
  }
}
