package fr.verger.spark.tables;

/** Hears how many rows the tasks have behind them. Called from a thread of Spark's. */
@FunctionalInterface
public interface RowProgress {
  /** Rows so far, rejects included, and how many of them were rejects. */
  void advanced(long done, long rejected);
}
