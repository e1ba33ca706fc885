package fr.verger.spark.run;

import java.util.function.DoubleConsumer;

/** Lays photos out on a map so that those that look alike lie close together. */
@FunctionalInterface
public interface MapLayout {
  /**
   * A map.
   *
   * @param coordinates x and y of each photo in turn
   * @param perplexity about how many neighbours each photo minded
   * @param klDivergence how far the map is from the truth, in nats
   */
  record Laid(double[] coordinates, double perplexity, double klDivergence) {}

  /**
   * Makes a map.
   *
   * @param rows photo after photo, each with its leading principal components
   * @param columns components of each
   * @param seed the same one gives the same map
   * @param progress takes the share of the work that is done
   * @throws InterruptedException when the calling thread is interrupted
   */
  Laid lay(float[] rows, int columns, long seed, DoubleConsumer progress)
      throws InterruptedException;
}
