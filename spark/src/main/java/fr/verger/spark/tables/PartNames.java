package fr.verger.spark.tables;

import java.util.UUID;

/**
 * Names of the files of a table: {@code part-WRITING-PARTITION-ATTEMPT}. No two attempts of any two
 * runs share one, so a file is written where it stays and is never renamed.
 */
final class PartNames {
  private static final String PREFIX = "part-";

  private PartNames() {}

  /** What tells one writing of a table from all others. */
  static String newWriting() {
    return UUID.randomUUID().toString().substring(0, 8);
  }

  static String of(String writing, String task) {
    return PREFIX + writing + "-" + task;
  }

  /** Whether a file is part of a table, and not what somebody put beside it. */
  static boolean isPart(String name) {
    return name.startsWith(PREFIX);
  }
}
