package fr.verger.vision.keras;

import fr.verger.vision.keras.KerasLayer.Kind;
import java.util.List;

/** A network of known shape: which weights it has, and how they become a graph. */
interface Network {
  /**
   * One layer of it.
   *
   * @param name as Keras' model has it
   * @param kind what it computes
   * @param shapes of its tensors, in Keras' order
   */
  record Expected(String name, Kind kind, List<int[]> shapes) {
    static Expected convolution(String name, int size, int in, int out) {
      return new Expected(name, Kind.CONVOLUTION, List.of(new int[] {size, size, in, out}));
    }

    static Expected biasedConvolution(String name, int size, int in, int out) {
      return new Expected(
          name, Kind.CONVOLUTION, List.of(new int[] {size, size, in, out}, new int[] {out}));
    }

    static Expected depthwise(String name, int size, int channels) {
      return new Expected(name, Kind.DEPTHWISE, List.of(new int[] {size, size, channels, 1}));
    }

    static Expected normalisation(String name, int channels) {
      int[] vector = {channels};
      return new Expected(name, Kind.NORMALISATION, List.of(vector, vector, vector, vector));
    }
  }

  /** Such as {@code MobileNetV2 alpha 0.35}. */
  String title();

  /** Its layers that have weights, up to the features, in order. */
  List<Expected> layers();

  /** The smallest input that leaves a map to take features from. */
  int smallestInput();

  /**
   * The graph from {@code input} to {@code features}.
   *
   * @param weights that were found to fit {@link #layers}
   * @param inputSize width and height of its photos
   */
  OnnxGraph graph(FittingWeights weights, int inputSize);
}
