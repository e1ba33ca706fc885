package fr.verger.it.cluster;

/**
 * What an executor needs at most, in MiB: the table under "Memory of an executor" in docs/scale.md,
 * row by row.
 *
 * @param network M, the network's file in MiB
 * @param features d, values a photo
 * @param side s, pixels a side that the network takes
 * @param megapixels p, those of the largest photo
 * @param file of the largest photo, in MiB
 * @param tasks c, tasks at once
 */
record ExecutorMemory(
    double network, int features, int side, double megapixels, double file, int tasks) {
  private static final double MIB = 1 << 20;
  private static final double SPARK = 100;
  private static final double READ_AHEAD = 32 + 16;
  private static final double BYTES_A_PIXEL = 6;
  private static final double ROW_GROUP = 40;
  private static final double JVM = 400;
  private static final int BATCH = 16;
  private static final int BLOCK_ROWS = 513;

  /** Of an executor of one task with the bundled network, by its largest photo. */
  static ExecutorMemory ofBundledNetwork(double megapixels, double file) {
    return new ExecutorMemory(1.93, 1280, 128, megapixels, file, 1);
  }

  /** The heap that is in use, garbage not counted. */
  double heap() {
    return SPARK + 3 * network + tasks * Math.max(featureTask(), componentTask());
  }

  private double featureTask() {
    return READ_AHEAD + file + BYTES_A_PIXEL * megapixels + ROW_GROUP;
  }

  /** Six sums where they are combined. */
  private double componentTask() {
    return 6 * 4.0 * features * features / MIB;
  }

  /** What the process has beside its heap. */
  double nativeMemory() {
    return JVM + 3 * network + tasks * (batch() + sums());
  }

  private double batch() {
    return BATCH * (12.0 * side * side + 4.0 * features) / MIB;
  }

  private double sums() {
    return 8.0 * features * (features + BLOCK_ROWS) / MIB;
  }
}
