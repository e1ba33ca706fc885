package fr.verger.spark.tables;

import java.io.Serializable;
import java.util.Map;

/**
 * What a table looks like on disk.
 *
 * @param name of its folder
 * @param column of its vectors
 * @param length of its vectors
 * @param csv how the vectors stand in {@code NAME_csv}
 * @param withRejects whether a folder {@code rejected} belongs to it, be it empty
 * @param footer what every Parquet file says of itself, e.g. which backbone
 */
public record TableLayout(
    String name, String column, int length, CsvStyle csv, boolean withRejects, Map<String, String> footer)
    implements Serializable {
  /** Copies the footer. */
  public TableLayout {
    footer = Map.copyOf(footer);
  }

  /** The folder of the CSV. */
  public String csvName() {
    return name + "_csv";
  }

  /** Folder of the photos that were rejected, whatever the table. */
  public static final String REJECTED = "rejected";
}
