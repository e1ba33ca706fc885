package fr.verger.spark.tables;

import fr.verger.spark.tables.PartManifest.Group;
import fr.verger.spark.tables.PartManifest.PartFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What all tasks of a table wrote.
 *
 * @param files every file
 * @param rows photos with a vector, for each label and split
 * @param rejectedOf photos without, for each label and split
 * @param reasons photos without, for each reason that was told apart
 */
public record WrittenTable(
    List<PartFile> files,
    Map<Group, Long> rows,
    Map<Group, Long> rejectedOf,
    Map<String, Long> reasons) {

  /** The sum of some manifests. */
  public static WrittenTable of(List<PartManifest> manifests) {
    List<PartFile> files = new ArrayList<>();
    Map<Group, Long> rows = new HashMap<>();
    Map<Group, Long> rejectedOf = new HashMap<>();
    ReasonCounts reasons = new ReasonCounts();
    for (PartManifest manifest : manifests) {
      files.addAll(manifest.files());
      manifest.rows().forEach((group, count) -> rows.merge(group, count, Long::sum));
      manifest.rejectedOf().forEach((group, count) -> rejectedOf.merge(group, count, Long::sum));
      manifest.rejects().forEach(reasons::add);
    }
    return new WrittenTable(files, rows, rejectedOf, reasons.counts());
  }

  /** Photos with a vector. */
  public long rowCount() {
    return rows.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Photos without. */
  public long rejectCount() {
    return rejectedOf.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Photos with a vector or without. */
  public long all() {
    return rowCount() + rejectCount();
  }

  /** Bytes of the files of a folder. */
  public long bytes(String table) {
    return files.stream().filter(f -> f.table().equals(table)).mapToLong(PartFile::bytes).sum();
  }
}
