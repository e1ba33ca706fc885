package fr.verger.vision.photo.jpeg;

/** One colour channel of a frame: its sampling, its blocks and what decoding has made of them. */
final class Component {
  final int id;
  final int horizontal;
  final int vertical;
  final int quantisation;

  /** Samples that count, without padding. */
  int width;

  int height;

  /** Blocks that count. */
  int blocksAcross;

  int blocksDown;

  /** Blocks of whole units: a row of {@link #samples} has eight times as many samples. */
  int paddedAcross;

  int paddedDown;

  /** Factors by zig-zag index, as they were when the component's first scan began, or null. */
  int[] factors;

  /** Decoded samples, in rows of {@code 8 * paddedAcross}. */
  byte[] samples;

  /** Coefficients in natural order, block by block, when there are several scans; else null. */
  short[] coefficients;

  HuffmanTable dc;
  HuffmanTable ac;
  int prediction;

  Component(int id, int horizontal, int vertical, int quantisation) {
    this.id = id;
    this.horizontal = horizontal;
    this.vertical = vertical;
    this.quantisation = quantisation;
  }

  int stride() {
    return 8 * paddedAcross;
  }

  /** Samples with padding. */
  long area() {
    return 64L * paddedAcross * paddedDown;
  }
}
