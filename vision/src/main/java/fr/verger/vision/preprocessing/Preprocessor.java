package fr.verger.vision.preprocessing;

import fr.verger.vision.photo.RgbImage;
import java.nio.BufferOverflowException;
import java.nio.FloatBuffer;

/**
 * Resizes and normalises photos; keeps its scratch memory, so an instance belongs to one thread.
 */
public final class Preprocessor {
  private final Preprocessing preprocessing;
  private final Resampler resampler = new Resampler();
  private final ChannelTables tables;
  private final RowOrder order;
  private final float[] floats;

  /** A preprocessor for one backbone. */
  public Preprocessor(Preprocessing preprocessing) {
    int size = preprocessing.inputSize();
    RowOrder rgb =
        switch (preprocessing.layout()) {
          case NCHW -> RowOrder.rgbByChannel(size);
          case NHWC -> RowOrder.rgbByPixel();
        };
    this.preprocessing = preprocessing;
    this.tables = ChannelTables.of(preprocessing.normalisation());
    this.order = preprocessing.normalisation() == Normalisation.CAFFE ? rgb.bgr() : rgb;
    this.floats = new float[3 * size];
  }

  /**
   * Resizes a photo to the input size and appends it, normalised.
   *
   * @param photo any size; it is squashed to a square, as {@code Image.resize((size, size))} does
   * @param destination takes {@link Preprocessing#floatsPerPhoto()} floats at its position, which
   *     moves behind them
   * @throws java.nio.BufferOverflowException when there is no room for them; nothing is written
   */
  public void append(RgbImage photo, FloatBuffer destination) {
    int size = preprocessing.inputSize();
    int start = destination.position();
    if (destination.remaining() < preprocessing.floatsPerPhoto()) {
      throw new BufferOverflowException();
    }
    RowSink sink =
        switch (preprocessing.layout()) {
          case NCHW -> (y, row) -> putByChannel(row, destination, start + y * size);
          case NHWC -> (y, row) -> putByPixel(row, destination, start + 3 * y * size);
        };
    resampler.resize(photo, size, size, order, sink);
    destination.position(start + preprocessing.floatsPerPhoto());
  }

  private void putByChannel(int[] row, FloatBuffer destination, int at) {
    int size = preprocessing.inputSize();
    look(tables.first(), row, 0, size);
    look(tables.second(), row, size, 2 * size);
    look(tables.third(), row, 2 * size, 3 * size);
    for (int channel = 0; channel < 3; channel++) {
      destination.put(at + channel * size * size, floats, channel * size, size);
    }
  }

  private void look(float[] table, int[] row, int from, int to) {
    float[] out = floats;
    for (int i = from; i < to; i++) {
      out[i] = table[row[i]];
    }
  }

  private void putByPixel(int[] row, FloatBuffer destination, int at) {
    float[] out = floats;
    float[] first = tables.first();
    float[] second = tables.second();
    float[] third = tables.third();
    for (int i = 0; i < out.length; i += 3) {
      out[i] = first[row[i]];
      out[i + 1] = second[row[i + 1]];
      out[i + 2] = third[row[i + 2]];
    }
    destination.put(at, out, 0, out.length);
  }
}
