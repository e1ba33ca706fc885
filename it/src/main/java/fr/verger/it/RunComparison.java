package fr.verger.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares what two runs on the same photos wrote, of which each lay in a folder named {@code
 * photos}, with tables in CSV. Features must agree to the last digit; sums in another order differ
 * in theirs, so components may differ a little.
 */
public final class RunComparison {
  private static final List<String> COUNTS =
      List.of("seen", "listed", "features", "rejected", "components");
  private static final double SHARES = 1e-6;
  private static final double REDUCED = 1e-3;

  private final Path one;
  private final Path other;
  private final List<String> differences = new ArrayList<>();

  private RunComparison(Path one, Path other) {
    this.one = one;
    this.other = other;
  }

  /** What is not the same, in sentences; nothing when all is. */
  public static List<String> differences(Path one, Path other) throws IOException {
    RunComparison comparison = new RunComparison(one, other);
    comparison.compare();
    return comparison.differences;
  }

  private void compare() throws IOException {
    for (String count : COUNTS) {
      if (Tables.number(one, count) != Tables.number(other, count)) {
        differences.add("the counts of " + count);
      }
    }
    List<String> features = rows(one, "features_csv");
    if (features.isEmpty() || !features.equals(rows(other, "features_csv"))) {
      differences.add("the features of %d photos".formatted(features.size()));
    }
    near("the shares of variance", SHARES, shares(one), shares(other));
    near("the reduced table", REDUCED, rows(one, "reduced_csv"), rows(other, "reduced_csv"));
  }

  /** The rows of a table, by their paths below the folder of photos. */
  private static List<String> rows(Path run, String table) throws IOException {
    return Tables.lines(run.resolve(table)).stream()
        .map(line -> line.replaceFirst("^[^,]*/photos/", ""))
        .sorted()
        .toList();
  }

  private static List<String> shares(Path run) throws IOException {
    List<String> lines = Files.readAllLines(run.resolve("pca/variance.csv"));
    return lines.subList(1, lines.size());
  }

  /** Fields that are numbers may differ by that much, others not at all. */
  private void near(String what, double tolerance, List<String> lines, List<String> others) {
    boolean same = !lines.isEmpty() && lines.size() == others.size();
    for (int i = 0; same && i < lines.size(); i++) {
      String[] fields = lines.get(i).split(",", -1);
      String[] expected = others.get(i).split(",", -1);
      same = fields.length == expected.length;
      for (int field = 0; same && field < fields.length; field++) {
        same = near(tolerance, fields[field], expected[field]);
      }
      if (!same) {
        differences.add("%s: %s and %s".formatted(what, lines.get(i), others.get(i)));
      }
    }
    if (lines.isEmpty() || lines.size() != others.size()) {
      differences.add("%s: %d and %d lines".formatted(what, lines.size(), others.size()));
    }
  }

  private static boolean near(double tolerance, String field, String expected) {
    if (field.equals(expected)) {
      return true;
    }
    try {
      return Math.abs(Double.parseDouble(field) - Double.parseDouble(expected)) <= tolerance;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
