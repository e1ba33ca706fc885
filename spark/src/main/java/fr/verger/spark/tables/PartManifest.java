package fr.verger.spark.tables;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What a task wrote, said by the attempt that succeeded.
 *
 * @param part with which the names of its files begin
 * @param files names below the table's root
 * @param rows photos with a vector, for each label and split
 * @param rejects photos without, for each reason that was told apart
 * @param rejectedOf photos without, for each label and split
 */
public record PartManifest(
    String part,
    List<PartFile> files,
    Map<Group, Long> rows,
    Map<String, Long> rejects,
    Map<Group, Long> rejectedOf)
    implements Serializable {

  /** One file: its folder, its name, its rows. */
  public record PartFile(String table, String name, long rows, long bytes)
      implements Serializable {}

  /** A label in a split; the split may be null. */
  public record Group(String label, String split) implements Serializable {}
}
