package fr.verger.server.facts;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A class name without what differs between copies and versions of a photo set.
 *
 * @param words in lower case, with one blank between them
 */
record ClassName(String words) {
  private static final Pattern BLANKS = Pattern.compile("[\\s_-]+");
  private static final Pattern NUMBER = Pattern.compile(" \\d+$");

  /** {@code APPLE_Red-4} is {@code apple red 4}. */
  static ClassName of(String spelling) {
    return new ClassName(BLANKS.matcher(spelling).replaceAll(" ").strip().toLowerCase(Locale.ROOT));
  }

  /** {@code apple red 4} is {@code apple red}; a name without a number is itself. */
  ClassName withoutNumber() {
    return new ClassName(NUMBER.matcher(words).replaceFirst(""));
  }
}
