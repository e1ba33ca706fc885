package fr.verger.spark.tables;

/** How a table's vectors stand in its CSV. */
public enum CsvStyle {
  /** No CSV is written. */
  NONE,
  /** One column, as text: {@code "[0.1, 0.2]"}. */
  TEXT,
  /** A column for each value: {@code pc1,pc2}. */
  COLUMNS
}
