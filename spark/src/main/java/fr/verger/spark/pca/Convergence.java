package fr.verger.spark.pca;

/** When a subspace holds the components that are wanted, and how many those are. */
final class Convergence {
  /** Of as many components each variance is settled, and not only their sum. */
  private static final int LEADING = 64;

  private static final double LEADING_ERROR = 5e-5;

  /** What components may lack of the optimum, as a share of the variance that is left over. */
  private static final double LEFT_OVER_ERROR = 0.005;

  /** Of the components needed, so many more may be kept. */
  private static final double SURPLUS = 0.01;

  /** Shares are known to about that, in single precision. */
  private static final double PRECISION = 1e-9;

  /** Beyond that share, what is missing is rounding. */
  static final double ROUNDING = 1e-6;

  /** An estimate from a few random directions may be that much too large. */
  private static final double CHANCE = 3;

  private final ComponentChoice choice;
  private final int limit;

  /** For components of which there are {@code limit}, the smaller of rows and columns. */
  Convergence(ComponentChoice choice, int limit) {
    this.choice = choice;
    this.limit = limit;
  }

  /** How many components there can be. */
  int limit() {
    return limit;
  }

  /** Whether a subspace of that size and share of the variance can hold what is wanted. */
  boolean possible(int size, double share) {
    if (choice instanceof ComponentChoice.Share wanted) {
      return share >= wanted.target() - ComponentChoice.ROUND_OFF || size >= bound(wanted);
    }
    return size >= ((ComponentChoice.Count) choice).components();
  }

  /**
   * The number of components to keep, or 0 while it is not settled.
   *
   * @param missing sum of the squares of the eigenvalues that the subspace lacks, or an estimate
   * @throws fr.verger.vision.VergerException INPUT once it is settled that it is above what is
   *     allowed
   */
  int settled(Ritz ritz, double missing) {
    if (choice instanceof ComponentChoice.Count count) {
      return accurate(ritz, count.components(), missing) ? count.components() : 0;
    }
    ComponentChoice.Share wanted = (ComponentChoice.Share) choice;
    int needed = ritz.reaching(wanted.target());
    int atBest = ritz.reachingAtBest(wanted.target());
    int bound = bound(wanted);
    if (needed <= bound) {
      return needed - atBest <= SURPLUS * atBest && accurate(ritz, needed, missing) ? needed : 0;
    }
    boolean refused = bound < limit && atBest > bound && accurate(ritz, bound, missing);
    return refused ? choice.among(ritz.cumulative()) : 0;
  }

  private int bound(ComponentChoice.Share wanted) {
    return Math.min(wanted.most().orElse(limit), limit);
  }

  private static boolean accurate(Ritz ritz, int count, double missing) {
    if (count > ritz.size()) {
      return false;
    }
    // None of the values that the subspace lacks is above the last one kept, so their squares sum
    // to no more than this; a block can be blind to values that repeat more often than it is wide.
    double left = Math.max(ROUNDING, 1 - ritz.share(ritz.size()));
    if (missing > CHANCE * left * Math.max(ritz.values()[count - 1], ROUNDING)) {
      return false;
    }
    for (int i = 0; i < Math.min(LEADING, count); i++) {
      if (ritz.errors()[i] > LEADING_ERROR * ritz.values()[i] + PRECISION) {
        return false;
      }
    }
    double leftOver = Math.max(0, 1 - ritz.share(count));
    return ritz.error(count) <= LEFT_OVER_ERROR * leftOver + PRECISION;
  }
}
