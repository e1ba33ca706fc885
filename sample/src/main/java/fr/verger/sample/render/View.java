package fr.verger.sample.render;

/** A pose as the matrix that takes the fruit's coordinates to the picture's, row by row. */
record View(Direction right, Direction up, Direction near) {
  static View of(Pose pose) {
    return new View(
        row(pose.right().x(), pose.up().x(), pose.front().x()),
        row(pose.right().y(), pose.up().y(), pose.front().y()),
        row(pose.right().z(), pose.up().z(), pose.front().z()));
  }

  /** Rightwards in the picture. */
  float x(float[] triples, int vertex) {
    return right.reach(triples[3 * vertex], triples[3 * vertex + 1], triples[3 * vertex + 2]);
  }

  /** Upwards in the picture. */
  float y(float[] triples, int vertex) {
    return up.reach(triples[3 * vertex], triples[3 * vertex + 1], triples[3 * vertex + 2]);
  }

  /** Towards the camera. */
  float z(float[] triples, int vertex) {
    return near.reach(triples[3 * vertex], triples[3 * vertex + 1], triples[3 * vertex + 2]);
  }

  private static Direction row(double x, double y, double z) {
    return new Direction((float) x, (float) y, (float) z);
  }
}
