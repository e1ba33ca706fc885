package fr.verger.server.facts;

import java.util.Objects;

/**
 * The same thing said twice.
 *
 * @param fr in French
 * @param en in English
 */
public record Bilingual<T>(T fr, T en) {
  /** Neither language may be missing. */
  public Bilingual {
    Objects.requireNonNull(fr, "fr");
    Objects.requireNonNull(en, "en");
  }
}
