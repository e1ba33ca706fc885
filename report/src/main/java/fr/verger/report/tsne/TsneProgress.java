package fr.verger.report.tsne;

/** Hears how a map gets on. Called from the thread that asked for the map. */
@FunctionalInterface
public interface TsneProgress {
  /**
   * Some of the work is done.
   *
   * @param share from 0 to 1, never less than before
   */
  void advanced(double share);
}
