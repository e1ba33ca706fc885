package fr.verger.vision.preprocessing;

import java.io.Serializable;

/**
 * What a backbone wants done to a photo.
 *
 * @param inputSize width and height of its input in pixels
 * @param normalisation from 8-bit channels to floats
 * @param layout the order of the floats
 */
public record Preprocessing(int inputSize, Normalisation normalisation, Layout layout)
    implements Serializable {
  /** Checks the size. */
  public Preprocessing {
    if (inputSize < 1 || inputSize > 4096) {
      throw new IllegalArgumentException("input size %d is not in 1 to 4096".formatted(inputSize));
    }
  }

  /** Floats of one photo: {@code inputSize * inputSize * 3}. */
  public int floatsPerPhoto() {
    return 3 * inputSize * inputSize;
  }

  /** The shape of an input of that many photos. */
  public long[] shape(int photos) {
    return switch (layout) {
      case NCHW -> new long[] {photos, 3, inputSize, inputSize};
      case NHWC -> new long[] {photos, inputSize, inputSize, 3};
    };
  }
}
