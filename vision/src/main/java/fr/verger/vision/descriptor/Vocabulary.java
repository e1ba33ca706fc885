package fr.verger.vision.descriptor;

import java.io.Serializable;

/**
 * The visual words that keypoints are compared with.
 *
 * @param method how the keypoints were found
 * @param equalize whether the histogram of the luma was equalised before
 * @param words each of the method's length; not copied
 */
public record Vocabulary(KeypointMethod method, boolean equalize, float[][] words)
    implements Serializable {
  /** The most words of a vocabulary. */
  public static final int MOST_WORDS = 4096;

  private static final long serialVersionUID = 1L;

  /** Checks that there are words, and that each is of the right length and finite. */
  public Vocabulary {
    if (words.length < 1 || words.length > MOST_WORDS) {
      throw new IllegalArgumentException(
          "%d words are not in 1 to %d".formatted(words.length, MOST_WORDS));
    }
    for (float[] word : words) {
      if (word.length != method.length()) {
        throw new IllegalArgumentException(
            "a word of %s has %d values, not %d".formatted(method, method.length(), word.length));
      }
      for (float value : word) {
        if (!Float.isFinite(value)) {
          throw new IllegalArgumentException("a word has values that are not finite");
        }
      }
    }
  }

  /** The digest of its file, in lower-case hex. */
  public String sha256() {
    return Descriptor.sha256(VocabularyFile.bytes(this));
  }

  /** Index of the word at the least Euclidean distance; the first of several. */
  int nearest(float[] keypoint) {
    int nearest = 0;
    float least = Float.POSITIVE_INFINITY;
    for (int word = 0; word < words.length; word++) {
      float distance = squaredDistance(keypoint, words[word]);
      if (distance < least) {
        least = distance;
        nearest = word;
      }
    }
    return nearest;
  }

  private static float squaredDistance(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      float difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }

  /** Method and size; never the words. */
  @Override
  public String toString() {
    return "Vocabulary[%s, %d words]".formatted(method.backbone(), words.length);
  }
}
