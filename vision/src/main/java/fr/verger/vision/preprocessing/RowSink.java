package fr.verger.vision.preprocessing;

/** Takes the rows of a resized photo, from the top. */
interface RowSink {
  /**
   * Takes one row.
   *
   * @param y from 0
   * @param row values 0 to 255, three a pixel; overwritten after the call
   */
  void row(int y, int[] row);
}
