package fr.verger.cli.summary;

import fr.verger.cli.terminal.Figures;
import fr.verger.spark.run.ResumeSummary;

/** What a run found of earlier ones, a line each. */
final class ResumeText {
  private final ResumeSummary found;

  /** The lines of a run, which may be the first of its output, or null. */
  ResumeText(ResumeSummary found) {
    this.found = found;
  }

  /** Each line ended by a line break; nothing of the first run of an output. */
  String text() {
    if (found == null
        || (found.done() == 0
            && found.vanished() == 0
            && found.changed() == 0
            && found.retried() == 0)) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    line(text, "%s photos were done already, %s computed now", found.done(), found.computed());
    if (found.changed() > 0) {
      line(text, "%s of these had changed since they were done", found.changed());
    }
    if (found.retried() > 0) {
      line(text, "%s of these could not be read before", found.retried());
    }
    if (found.vanished() > 0) {
      line(
          text,
          found.pruned()
              ? "%s photos are not there any more and were dropped"
              : "%s photos are not there any more; their rows stay (--prune drops them)",
          found.vanished());
    }
    if (found.leftOut() > 0) {
      line(text, "%s photos are not asked for any more and were dropped", found.leftOut());
    }
    if (found.components() != null) {
      text.append("  ").append(components(found.components())).append('\n');
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String words, long... counts) {
    Object[] figures = new Object[counts.length];
    for (int i = 0; i < counts.length; i++) {
      figures[i] = Figures.count(counts[i]);
    }
    text.append("  ").append(words.formatted(figures)).append(".\n");
  }

  private static String components(ResumeSummary.Components became) {
    return switch (became) {
      case UNCHANGED -> "Nothing had changed; components and tables are as they were.";
      case KEPT ->
          "The photos were projected on the components that were there (--refit finds new ones).";
      case FITTED -> "The components were found anew, from all photos.";
    };
  }
}
