package fr.verger.vision.preprocessing;

/**
 * The float that each 8-bit value becomes, for the first, second and third channel of the output.
 * Computed in single precision in Keras' order of operations, so the floats are Keras' bit for bit.
 */
record ChannelTables(float[] first, float[] second, float[] third) {
  static ChannelTables of(Normalisation normalisation) {
    return switch (normalisation) {
      case TF -> same(scaled(127.5f, 1, 1));
      case CAFFE ->
          new ChannelTables(scaled(1, 103.939f, 1), scaled(1, 116.779f, 1), scaled(1, 123.68f, 1));
      case TORCH ->
          new ChannelTables(
              scaled(255, 0.485f, 0.229f),
              scaled(255, 0.456f, 0.224f),
              scaled(255, 0.406f, 0.225f));
      case NONE -> same(scaled(1, 0, 1));
    };
  }

  private static ChannelTables same(float[] table) {
    return new ChannelTables(table, table, table);
  }

  private static float[] scaled(float range, float mean, float deviation) {
    float[] table = new float[256];
    for (int i = 0; i < table.length; i++) {
      table[i] = (i / range - mean) / deviation;
    }
    return table;
  }
}
