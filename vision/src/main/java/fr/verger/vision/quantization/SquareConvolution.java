package fr.verger.vision.quantization;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import java.util.Optional;

/**
 * A convolution of stride 2 over a photo as one of stride 1 over its squares of 2 x 2 pixels, whose
 * values become the channels of one place (ONNX' SpaceToDepth). It computes the same sums: taps of
 * a square that the kernel does not reach have the weight 0. The engine gathers a photo's three
 * channels tap by tap, which costs more than the products; of squares it gathers twelve at once.
 *
 * @param outputs channels that come out
 * @param channels of the photo
 * @param down how the kernel lies over the squares, from top to bottom
 * @param across the same from left to right
 */
record SquareConvolution(int outputs, int channels, Axis down, Axis across) {
  /** Pixels to a side of a square, and the stride that squares stand for. */
  static final int SIDE = 2;

  /**
   * One direction.
   *
   * @param taps of the kernel
   * @param before pixels of padding at its begin
   */
  record Axis(int taps, int before) {
    /** Squares of padding at the begin. */
    int squaresBefore() {
      return -Math.floorDiv(-before, SIDE);
    }

    /** Squares that the kernel touches. */
    int squares() {
      return Math.floorDiv(taps - 1 - before, SIDE) + squaresBefore() + 1;
    }

    /** The tap at a pixel of a square, which may be none of the kernel's. */
    int tap(int square, int pixel) {
      return SIDE * (square - squaresBefore()) + pixel + before;
    }

    boolean has(int tap) {
      return tap >= 0 && tap < taps;
    }

    /** Whether as many places come out as the photo has squares. */
    boolean halves(int size, int after) {
      return size % SIDE == 0
          && size + before + after >= taps
          && (size + before + after - taps) / SIDE + 1 == size / SIDE;
    }
  }

  /**
   * The squares of a convolution, where that is one of stride 2 over photos.
   *
   * @param weights outputs, channels, rows, columns
   * @param size width and height of the photos, which come with their channels first
   */
  static Optional<SquareConvolution> of(NodeProto convolution, TensorProto weights, int size) {
    if (weights.getDimsCount() != 4
        || Attributes.integer(convolution, "group", 1) != 1
        || !Attributes.text(convolution, "auto_pad", "NOTSET").equals("NOTSET")
        || !Attributes.integers(convolution, "strides", List.of(1L, 1L)).equals(List.of(2L, 2L))
        || !Attributes.integers(convolution, "dilations", List.of(1L, 1L))
            .equals(List.of(1L, 1L))) {
      return Optional.empty();
    }
    int[] pads =
        Attributes.integers(convolution, "pads", List.of(0L, 0L, 0L, 0L)).stream()
            .mapToInt(Math::toIntExact)
            .toArray();
    Axis down = new Axis((int) weights.getDims(2), pads[0]);
    Axis across = new Axis((int) weights.getDims(3), pads[1]);
    return down.halves(size, pads[2]) && across.halves(size, pads[3])
        ? Optional.of(
            new SquareConvolution((int) weights.getDims(0), (int) weights.getDims(1), down, across))
        : Optional.empty();
  }

  /** The convolution over squares. */
  NodeProto.Builder over(NodeProto.Builder convolution) {
    return convolution
        .clearAttribute()
        .addAttribute(integers("kernel_shape", down.squares(), across.squares()))
        .addAttribute(
            integers(
                "pads",
                down.squaresBefore(),
                across.squaresBefore(),
                down.squares() - 1 - down.squaresBefore(),
                across.squares() - 1 - across.squaresBefore()));
  }

  /** The shape of the weights over squares. */
  List<Long> shape() {
    return List.of(
        (long) outputs,
        (long) SIDE * SIDE * channels,
        (long) down.squares(),
        (long) across.squares());
  }

  /** Weights over squares, of those over pixels; SpaceToDepth has pixels before channels. */
  byte[] arranged(byte[] levels) {
    byte[] result = new byte[outputs * SIDE * SIDE * channels * down.squares() * across.squares()];
    int to = 0;
    for (int output = 0; output < outputs; output++) {
      for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
        for (int channel = 0; channel < channels; channel++) {
          int from = (output * channels + channel) * down.taps() * across.taps();
          for (int square = 0; square < down.squares() * across.squares(); square++) {
            int row = down.tap(square / across.squares(), pixel / SIDE);
            int column = across.tap(square % across.squares(), pixel % SIDE);
            result[to++] =
                down.has(row) && across.has(column)
                    ? levels[from + row * across.taps() + column]
                    : 0;
          }
        }
      }
    }
    return result;
  }

  private static AttributeProto integers(String name, long... values) {
    AttributeProto.Builder attribute =
        AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }
}
