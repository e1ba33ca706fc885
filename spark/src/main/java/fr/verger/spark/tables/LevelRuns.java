package fr.verger.spark.tables;

import org.apache.parquet.bytes.BytesInput;

/**
 * Levels of 0 and 1 as Parquet's hybrid of runs and packed bits, of which only runs are used:
 * vectors of equal length make long ones.
 */
public final class LevelRuns {
  private final GrowingBytes bytes = new GrowingBytes();
  private int level;
  private int run;

  /** Appends a level so many times. */
  public void put(int value, int times) {
    if (value != level) {
      endRun();
      level = value;
    }
    run += times;
  }

  private void endRun() {
    if (run > 0) {
      bytes.putVarint(run << 1);
      bytes.put((byte) level);
      run = 0;
    }
  }

  /** The levels behind their length, as the first version of data pages wants them. */
  public BytesInput content() {
    endRun();
    return BytesInput.concat(BytesInput.fromInt(bytes.size()), bytes.content());
  }

  /** Begins anew. */
  public void clear() {
    bytes.clear();
    run = 0;
  }
}
