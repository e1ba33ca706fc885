package fr.verger.vision.keras;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A layer that has weights.
 *
 * @param name as the file has it
 * @param tensors in the order in which Keras makes them
 */
record KerasLayer(String name, List<KerasTensor> tensors) {
  KerasLayer {
    tensors = List.copyOf(tensors);
  }

  /** What a layer computes, told by the shapes of its tensors alone. */
  enum Kind {
    CONVOLUTION,
    DEPTHWISE,
    NORMALISATION,
    DENSE,
    OTHER
  }

  Kind kind() {
    int rank = tensors.get(0).rank();
    boolean kernelFirst =
        tensors.size() == 1 || (tensors.size() == 2 && tensors.get(1).rank() == 1);
    if (rank == 4 && kernelFirst) {
      KerasTensor kernel = tensors.get(0);
      // A kernel of one channel in and one out would be both; no network known here has one.
      return kernel.dimension(3) == 1 && kernel.dimension(2) > 1
          ? Kind.DEPTHWISE
          : Kind.CONVOLUTION;
    }
    if (rank == 2 && kernelFirst) {
      return Kind.DENSE;
    }
    boolean vectors = tensors.stream().allMatch(one -> one.hasShape(tensors.get(0).dimension(0)));
    return rank == 1 && tensors.size() == 4 && vectors ? Kind.NORMALISATION : Kind.OTHER;
  }

  boolean hasBias() {
    return tensors.size() == 2;
  }

  /** The shapes, such as {@code 3x3x3x64, 64}. */
  String shapes() {
    return tensors.stream().map(KerasTensor::shape).collect(Collectors.joining(", "));
  }
}
