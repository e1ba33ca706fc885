package fr.verger.report;

import java.util.List;
import java.util.Objects;

/**
 * Part of how a run was made.
 *
 * @param name {@code settings}, {@code backbone}, {@code versions}, {@code machine} are shown in
 *     the reader's language, any other as it is
 * @param facts in the order to show
 */
public record ProvenanceGroup(String name, List<Fact> facts) {
  /** Copies the list. */
  public ProvenanceGroup {
    Objects.requireNonNull(name, "name");
    facts = List.copyOf(facts);
  }

  /** One name with its value, both shown as they are. */
  public record Fact(String name, String value) {
    /** A fact has both. */
    public Fact {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(value, "value");
    }
  }
}
