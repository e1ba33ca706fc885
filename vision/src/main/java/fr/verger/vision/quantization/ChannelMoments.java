package fr.verger.vision.quantization;

/** Mean and mean square of each channel of a tensor, over photos and places. */
final class ChannelMoments {
  private final double[] sums;
  private final double[] squares;
  private long places;

  ChannelMoments(int channels) {
    sums = new double[channels];
    squares = new double[channels];
  }

  /** Adds one photo's values, channel after channel, all of the same size. */
  void add(float[] values) {
    int area = values.length / sums.length;
    for (int channel = 0; channel < sums.length; channel++) {
      double sum = 0;
      double square = 0;
      for (int i = channel * area; i < (channel + 1) * area; i++) {
        double value = values[i];
        sum += value;
        square += value * value;
      }
      sums[channel] += sum;
      squares[channel] += square;
    }
    places += area;
  }

  double mean(int channel) {
    return sums[channel] / places;
  }

  double meanSquare(int channel) {
    return squares[channel] / places;
  }
}
