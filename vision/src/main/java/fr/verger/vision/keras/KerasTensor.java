package fr.verger.vision.keras;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One array of a weights file; its values are read when they are asked for. */
final class KerasTensor {
  private final String name;
  private final int[] shape;
  private final Supplier<float[]> values;

  /**
   * A tensor.
   *
   * @param name as the file has it, with its path
   * @param shape in Keras' order: kernels are [height, width, in, out]
   * @param values reads them, in C order
   */
  KerasTensor(String name, int[] shape, Supplier<float[]> values) {
    this.name = name;
    this.shape = shape.clone();
    this.values = values;
  }

  String name() {
    return name;
  }

  int rank() {
    return shape.length;
  }

  int dimension(int axis) {
    return shape[axis];
  }

  boolean hasShape(int... expected) {
    return Arrays.equals(shape, expected);
  }

  /** All values, in C order; read from the file at every call. */
  float[] values() {
    return values.get();
  }

  /** The shape, such as {@code 3x3x3x32}. */
  String shape() {
    return text(shape);
  }

  static String text(int... shape) {
    return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining("x"));
  }
}
