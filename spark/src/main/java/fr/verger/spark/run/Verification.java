package fr.verger.spark.run;

import java.util.List;

/** What was found when a run was read back. */
public record Verification(List<Check> checks) {
  /** One thing that was looked at. */
  public record Check(String name, boolean ok, String detail) {}

  /** Whether nothing is wrong. */
  public boolean ok() {
    return checks.stream().allMatch(Check::ok);
  }

  /** The first thing that is wrong, or an empty text. */
  public String firstFlaw() {
    return checks.stream()
        .filter(check -> !check.ok())
        .findFirst()
        .map(check -> check.name() + ": " + check.detail())
        .orElse("");
  }
}
