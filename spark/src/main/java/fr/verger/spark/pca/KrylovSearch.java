package fr.verger.spark.pca;

import fr.verger.spark.pca.blas.Blas;
import fr.verger.spark.pca.blas.Eigensystem;
import fr.verger.spark.pca.blas.PackedSymmetric;
import fr.verger.spark.pca.blas.TallMatrix;
import java.util.Optional;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The leading eigenvectors of a covariance that is too large to be written down, by a randomised
 * block Krylov method: it starts from the image of random directions (Halko, Martinsson and Tropp,
 * "Finding structure with randomness", SIAM Review 53, 2011), and keeps what every further product
 * adds, orthonormalised, for the best approximation lies in the span of all of them (Musco and
 * Musco, "Randomized block Krylov methods for stronger and faster approximate singular value
 * decomposition", NIPS 2015). Every pass over the rows carries some fresh random directions along:
 * they widen the next block, so that the space grows geometrically once it is large, and find
 * eigenvalues that repeat more often than a block is wide.
 *
 * <p>The passes compute in single precision, which moves the subspace a little but not what is said
 * of it: in the end the covariance within the subspace is summed anew in double precision, and the
 * shares that come of it are explained by the very components returned.
 */
final class KrylovSearch {
  private static final Logger LOG = LoggerFactory.getLogger(KrylovSearch.class);
  private static final int SMALLEST_BLOCK = 64;
  private static final int LARGEST_BLOCK = 512;

  /** A block is as wide as that part of the space, between the two limits. */
  private static final int PART = 4;

  private static final int FEWEST_FRESH = 4;

  private final Covariance covariance;
  private final ComponentChoice choice;
  private final Convergence convergence;
  private final Blas blas;
  private final SplittableRandom random;
  private final KrylovSpace space;
  private boolean blind;

  /**
   * What was found.
   *
   * @param components unit vectors, the one that explains most first
   * @param shares that they explain, and those of further directions when the space was exhausted
   */
  record Leading(double[][] components, double[] shares) {}

  /** For features of that many rows, not all equal. */
  KrylovSearch(Covariance covariance, long rows, ComponentChoice choice, Blas blas, long seed) {
    this.covariance = covariance;
    this.choice = choice;
    this.blas = blas;
    this.random = new SplittableRandom(seed);
    this.space = new KrylovSpace(blas);
    this.convergence = new Convergence(choice, (int) Math.min(rows, covariance.columns()));
  }

  /**
   * Searches until the choice is met and settled.
   *
   * @throws fr.verger.vision.VergerException INPUT when it cannot be met
   */
  Leading find() {
    space.offer(covariance.times(gaussian(SMALLEST_BLOCK)));
    Optional<TallMatrix> next = space.next();
    while (next.isPresent()) {
      TallMatrix block = next.get();
      int width = block.columns();
      TallMatrix images = covariance.times(block.beside(gaussian(fresh(width))));
      space.add(block, images.columns(0, width));
      space.offer(images.columns(width, images.columns()));
      LOG.debug("{} directions hold {} of the variance", space.size(), space.share());
      Optional<Leading> found = settled();
      if (found.isPresent()) {
        return found.get();
      }
      boolean more =
          1 - space.share() > Convergence.ROUNDING && space.size() < covariance.columns();
      next = more ? space.next() : Optional.empty();
    }
    return exhausted();
  }

  /** How many fresh directions a pass carries, so that the next block is as wide as it should. */
  private int fresh(int width) {
    int after = space.size() + width;
    int wanted = Math.min(LARGEST_BLOCK, Math.max(SMALLEST_BLOCK, after / PART));
    return Math.max(blind ? SMALLEST_BLOCK : FEWEST_FRESH, wanted - width);
  }

  private Optional<Leading> settled() {
    if (!convergence.possible(space.size(), space.share())) {
      return Optional.empty();
    }
    Eigensystem eigensystem = space.eigensystem();
    Ritz ritz = space.ritz(eigensystem);
    int count = convergence.settled(ritz, space.missing());
    if (count == 0) {
      blind = convergence.settled(ritz, 0) != 0;
      return Optional.empty();
    }
    if (choice instanceof ComponentChoice.Count) {
      return Optional.of(certified(eigensystem, count).leading(count, count));
    }
    Certified certified = certified(eigensystem, Math.min(space.size(), count + 1 + count / 100));
    double target = ((ComponentChoice.Share) choice).target();
    if (certified.sum() < target - ComponentChoice.ROUND_OFF) {
      return Optional.empty();
    }
    int kept = choice.among(certified.cumulative(1));
    return Optional.of(certified.leading(kept, kept));
  }

  /** The space holds all that varies, and so do the components that are left to choose from. */
  private Leading exhausted() {
    if (choice instanceof ComponentChoice.Count count) {
      while (space.size() < count.components()) {
        // Nothing varies along the rest: any directions will do, as in scikit-learn.
        space.offer(gaussian(count.components() - space.size()));
        TallMatrix rest = space.next().orElseThrow();
        space.add(rest, covariance.times(rest));
      }
    }
    Certified certified = certified(space.eigensystem(), space.size());
    double sum = certified.sum();
    int kept = choice.among(certified.cumulative(1 - sum < Convergence.ROUNDING ? sum : 1));
    return certified.leading(kept, Math.max(kept, Math.min(space.size(), convergence.limit())));
  }

  private Certified certified(Eigensystem eigensystem, int count) {
    TallMatrix vectors = space.vectors(eigensystem, count);
    PackedSymmetric within = covariance.within(vectors);
    return new Certified(vectors, blas.eigensystem(within), covariance.columns());
  }

  private TallMatrix gaussian(int width) {
    return TallMatrix.gaussian(blas, covariance.columns(), width, random);
  }

  /** Directions and the covariance within them, summed in double precision. */
  private record Certified(TallMatrix vectors, Eigensystem eigensystem, int columns) {
    double share(int index) {
      double[] ascending = eigensystem.values();
      return Math.max(0, ascending[ascending.length - 1 - index]);
    }

    double sum() {
      double sum = 0;
      for (int i = 0; i < eigensystem.values().length; i++) {
        sum += share(i);
      }
      return sum;
    }

    double[] cumulative(double total) {
      double[] cumulative = new double[eigensystem.values().length];
      double sum = 0;
      for (int i = 0; i < cumulative.length; i++) {
        sum += share(i);
        cumulative[i] = Math.min(1, sum / total);
      }
      return cumulative;
    }

    Leading leading(int kept, int known) {
      int order = eigensystem.values().length;
      double[] weights = new double[order * kept];
      for (int i = 0; i < kept; i++) {
        System.arraycopy(eigensystem.vectors(), (order - 1 - i) * order, weights, i * order, order);
      }
      double[] values = vectors.times(weights, kept).values();
      double[][] components = new double[kept][columns];
      double[] shares = new double[known];
      for (int i = 0; i < kept; i++) {
        System.arraycopy(values, i * columns, components[i], 0, columns);
      }
      for (int i = 0; i < known; i++) {
        shares[i] = share(i);
      }
      return new Leading(components, shares);
    }
  }
}
