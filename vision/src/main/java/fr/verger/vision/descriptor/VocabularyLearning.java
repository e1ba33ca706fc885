package fr.verger.vision.descriptor;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ddogleg.clustering.ConfigKMeans;
import org.ddogleg.clustering.FactoryClustering;
import org.ddogleg.clustering.kmeans.StandardKMeans;
import org.ddogleg.clustering.misc.ListAccessor;

/**
 * Learns visual words: the centres that k-means (seeded by k-means++) finds among keypoints. The
 * same keypoints give the same words, in whatever order they come.
 */
public final class VocabularyLearning {
  /** Words, where there are keypoints enough. */
  public static final int WORDS = 256;

  /** Photos that are looked at. */
  public static final int PHOTOS = 200;

  /** Keypoints that a photo gives, evenly taken from all it has. */
  public static final int KEYPOINTS_PER_PHOTO = 50;

  /** Fewer keypoints than this for each word would make words of single keypoints. */
  private static final int KEYPOINTS_PER_WORD = 5;

  private static final int ITERATIONS = 25;
  private static final long SEED = 20_041_101;

  private final KeypointMethod method;
  private final boolean equalize;

  /** Learns words of keypoints that are found in that way. */
  public VocabularyLearning(KeypointMethod method, boolean equalize) {
    this.method = method;
    this.equalize = equalize;
  }

  /** Which of a photo's keypoints are learned from. */
  public static List<float[]> sample(List<float[]> keypoints) {
    int taken = Math.min(KEYPOINTS_PER_PHOTO, keypoints.size());
    List<float[]> sample = new ArrayList<>(taken);
    for (int i = 0; i < taken; i++) {
      sample.add(keypoints.get((int) ((long) i * keypoints.size() / taken)));
    }
    return sample;
  }

  /**
   * The words of these keypoints.
   *
   * @throws VergerException when there are too few
   */
  public Vocabulary learn(List<float[]> keypoints) {
    List<double[]> points =
        keypoints.stream().sorted(Arrays::compare).map(VocabularyLearning::doubles).toList();
    int words = Math.min(WORDS, points.size() / KEYPOINTS_PER_WORD);
    if (words < 2) {
      throw new VergerException(
          Category.INPUT,
          "No visual words can be learned for %s: the sampled photos have only %d keypoints, and %d are the least; take photos with more structure, or another backbone."
              .formatted(method.backbone(), points.size(), 2 * KEYPOINTS_PER_WORD));
    }
    ConfigKMeans config = new ConfigKMeans();
    config.maxIterations = ITERATIONS;
    config.reseedAfterIterations = ITERATIONS;
    config.maxReSeed = 1;
    config.convergeTol = 1e-4;
    StandardKMeans<double[]> clusters =
        FactoryClustering.kMeans(config, method.length(), double[].class);
    clusters.initialize(SEED);
    clusters.process(
        new ListAccessor<>(
            points, (from, to) -> System.arraycopy(from, 0, to, 0, to.length), double[].class),
        words);
    return new Vocabulary(method, equalize, centres(clusters.getBestClusters().toList()));
  }

  /** A cluster that lost all its points has no centre. */
  private static float[][] centres(List<double[]> clusters) {
    return clusters.stream()
        .filter(centre -> Arrays.stream(centre).allMatch(Double::isFinite))
        .map(VocabularyLearning::floats)
        .toArray(float[][]::new);
  }

  private static double[] doubles(float[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i];
    }
    return result;
  }

  private static float[] floats(double[] values) {
    float[] result = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (float) values[i];
    }
    return result;
  }
}
