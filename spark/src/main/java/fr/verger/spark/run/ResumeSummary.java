package fr.verger.spark.run;

/**
 * What a run found of earlier ones, and what it did about it.
 *
 * @param done photos whose features or rejection were there already
 * @param computed photos that it read and put through the network
 * @param changed those of them that were done before and whose file is another one since, by size
 *     or time
 * @param retried those of them that were rejected before for something that may be gone now: a
 *     right, a file system that refused or was silent, too little memory
 * @param vanished photos of earlier runs whose file is not there any more
 * @param pruned whether their rows were dropped; otherwise they stay
 * @param leftOut photos that were done before, are still there, and are not among those that are
 *     asked for any more; their rows were dropped
 * @param components what became of the components, or null in a run without
 */
public record ResumeSummary(
    long done,
    long computed,
    long changed,
    long retried,
    long vanished,
    boolean pruned,
    long leftOut,
    Components components) {

  /** What became of the components. */
  public enum Components {
    /** Nothing had changed, so they are as they were. */
    UNCHANGED,
    /** New photos were projected on those that were there. */
    KEPT,
    /** They were found anew, from all photos. */
    FITTED
  }

  ResumeSummary with(Components became) {
    return new ResumeSummary(done, computed, changed, retried, vanished, pruned, leftOut, became);
  }

  /** Rows of vanished photos that stay. */
  public long keptVanished() {
    return pruned ? 0 : vanished;
  }
}
