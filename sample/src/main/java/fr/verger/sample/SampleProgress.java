package fr.verger.sample;

/** Told of every photo written, one call at a time, from whichever thread wrote it. */
@FunctionalInterface
public interface SampleProgress {
  /** Tells nobody. */
  SampleProgress NONE = (done, total) -> {};

  /**
   * Called after each photo; slow listeners slow the writing down.
   *
   * @param done photos written so far, from 1 to total
   * @param total photos there will be
   */
  void written(long done, long total);
}
