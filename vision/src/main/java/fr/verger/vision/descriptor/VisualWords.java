package fr.verger.vision.descriptor;

import fr.verger.vision.photo.RgbImage;
import java.util.List;

/**
 * Bags of visual words (Csurka and others, 2004): which words of a vocabulary the keypoints of a
 * photo are nearest to. The values are the roots of the words' shares, so that their squares sum to
 * one and Euclidean distance compares histograms by Hellinger's. A photo without keypoints has
 * zeros.
 *
 * @param vocabulary the words, and how their keypoints were found
 */
public record VisualWords(Vocabulary vocabulary) implements Descriptor {
  private static final long serialVersionUID = 1L;

  @Override
  public String name() {
    return vocabulary.method().backbone();
  }

  @Override
  public int featureCount() {
    return vocabulary.words().length;
  }

  @Override
  public int inputSize() {
    return Keypoints.SIZE;
  }

  @Override
  public boolean equalize() {
    return vocabulary.equalize();
  }

  @Override
  public String definition() {
    return "%s;vocabulary=%s".formatted(vocabulary.method().definition(), vocabulary.sha256());
  }

  @Override
  public Describer describer() {
    Keypoints keypoints = new Keypoints(vocabulary.method(), vocabulary.equalize());
    return photo -> describe(photo, keypoints);
  }

  private float[] describe(RgbImage photo, Keypoints keypoints) {
    List<float[]> found = keypoints.of(photo);
    float[] features = new float[featureCount()];
    for (float[] keypoint : found) {
      features[vocabulary.nearest(keypoint)]++;
    }
    for (int word = 0; word < features.length; word++) {
      features[word] = (float) Math.sqrt(features[word] / Math.max(1, found.size()));
    }
    return features;
  }
}
