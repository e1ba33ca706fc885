package fr.verger.vision.descriptor;

import java.util.ArrayList;
import java.util.List;

/** Vocabularies of a few drawn fruits. */
final class LearnedWords {
  private static final Vocabulary SIFT = learn(KeypointMethod.SIFT);
  private static final Vocabulary SURF = learn(KeypointMethod.SURF);

  static Vocabulary of(KeypointMethod method) {
    return method == KeypointMethod.SIFT ? SIFT : SURF;
  }

  private static Vocabulary learn(KeypointMethod method) {
    return new VocabularyLearning(method, false).learn(keypoints(method));
  }

  private LearnedWords() {}

  static List<float[]> keypoints(KeypointMethod method) {
    Keypoints keypoints = new Keypoints(method, false);
    List<float[]> sample = new ArrayList<>();
    for (int seed = 0; seed < 6; seed++) {
      sample.addAll(
          VocabularyLearning.sample(keypoints.of(new DrawnFruit(seed).photo(200, 30 * seed))));
    }
    return sample;
  }
}
