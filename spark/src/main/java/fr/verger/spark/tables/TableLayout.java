package fr.verger.spark.tables;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
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
    String name,
    String column,
    int length,
    CsvStyle csv,
    boolean withRejects,
    Map<String, String> footer)
    implements Serializable {
  /** Copies the footer. */
  public TableLayout {
    footer = Map.copyOf(footer);
  }

  /** The folder of the CSV. */
  public String csvName() {
    return name + "_csv";
  }

  /** The folders that belong to it. */
  public List<String> folders() {
    List<String> folders = new ArrayList<>(List.of(name));
    if (csv != CsvStyle.NONE) {
      folders.add(csvName());
    }
    if (withRejects) {
      folders.add(REJECTED);
    }
    return folders;
  }

  /** Folder of the photos that were rejected, whatever the table. */
  public static final String REJECTED = "rejected";
}
