package fr.verger.cli.failure;

import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** An exception and everything that caused it, outermost first. */
final class Causes {
  /** In Spark's words: Lost task 0.0 in stage 1.0 (TID 3) (HOST executor 1): … */
  private static final Pattern EXECUTOR =
      Pattern.compile("\\(TID \\d+\\) \\(\\S+ executor \\d+\\)");

  private final List<Throwable> chain;

  Causes(Throwable outermost) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    chain = new ArrayList<>();
    for (Throwable cause = outermost; cause != null && seen.add(cause); cause = cause.getCause()) {
      chain.add(cause);
    }
  }

  /** The innermost one of a type: the nearest to what really happened. */
  <T extends Throwable> Optional<T> innermost(Class<T> type) {
    T found = null;
    for (Throwable cause : chain) {
      if (type.isInstance(cause)) {
        found = type.cast(cause);
      }
    }
    return Optional.ofNullable(found);
  }

  /** The outermost one of a type: what was told of it by those who knew what it was for. */
  <T extends Throwable> Optional<T> outermost(Class<T> type) {
    return chain.stream().filter(type::isInstance).findFirst().map(type::cast);
  }

  /** The innermost one whose message holds a text, in any case of letters. */
  Optional<Throwable> saying(String text) {
    Throwable found = null;
    for (Throwable cause : chain) {
      if (message(cause).toLowerCase(Locale.ROOT).contains(text)) {
        found = cause;
      }
    }
    return Optional.ofNullable(found);
  }

  /** Whether a message holds a text, in any case of letters. */
  boolean says(String text) {
    return saying(text).isPresent();
  }

  /** Whether a task failed in a JVM of its own; without a cluster tasks run in the driver's. */
  boolean onExecutor() {
    return chain.stream().anyMatch(cause -> EXECUTOR.matcher(message(cause)).find());
  }

  /** What comes after a marker up to the end of its line, in the first message that holds it. */
  Optional<String> after(String marker) {
    for (Throwable cause : chain) {
      String message = message(cause);
      int start = message.indexOf(marker);
      if (start >= 0) {
        return message.substring(start + marker.length()).lines().findFirst();
      }
    }
    return Optional.empty();
  }

  Throwable root() {
    return chain.get(chain.size() - 1);
  }

  static String message(Throwable cause) {
    return cause.getMessage() == null ? "" : cause.getMessage();
  }

  /** The first line of what it says, or what kind it is. */
  static String firstLine(Throwable cause) {
    return message(cause).lines().findFirst().orElse(cause.getClass().getSimpleName());
  }

  /** The file that it is about, where it says so. */
  static Optional<String> file(Throwable cause) {
    return cause instanceof FileSystemException e
        ? Optional.ofNullable(e.getFile())
        : Optional.empty();
  }
}
