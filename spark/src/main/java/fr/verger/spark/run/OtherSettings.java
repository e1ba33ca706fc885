package fr.verger.spark.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * In what two runs differ. What changes neither a photo's features nor what is kept of them (how
 * many go through the network at once, how long one may take, the number of tasks, the share of
 * rejects that is borne) is not compared.
 */
final class OtherSettings {
  /** A setting, as the user types it. */
  private record Option(String name, Function<RecordedSettings, Object> value) {}

  private static final List<Option> OF_FEATURES =
      List.of(
          new Option("--images", RecordedSettings::images),
          new Option("--backbone", RecordedSettings::backbone),
          new Option("--input-size", RecordedSettings::inputSize),
          new Option("--normalisation", RecordedSettings::normalisation),
          new Option("--layer", RecordedSettings::layer),
          new Option("--pooling", RecordedSettings::pooling),
          new Option("--precision", RecordedSettings::precision),
          new Option("--equalize", RecordedSettings::equalize),
          new Option("--vocabulary", RecordedSettings::vocabulary),
          new Option("--limit", RecordedSettings::limit),
          new Option("--classes", RecordedSettings::classes),
          new Option("--classes top:N", RecordedSettings::mostFrequent),
          new Option("--max-pixels", RecordedSettings::maxPixels),
          new Option("--columns", RecordedSettings::columns),
          new Option("--format", RecordedSettings::format));

  private static final List<Option> OF_COMPONENTS =
      List.of(
          new Option("--components", RecordedSettings::components),
          new Option("--variance", RecordedSettings::variance),
          new Option("--max-components", RecordedSettings::maxComponents));

  private OtherSettings() {}

  /**
   * The first difference, for a sentence; null when there is none.
   *
   * @param components whether those of the components count
   */
  static String between(RecordedSettings earlier, RecordedSettings now, boolean components) {
    List<Option> options = new ArrayList<>(OF_FEATURES);
    if (components) {
      options.addAll(OF_COMPONENTS);
    }
    for (Option option : options) {
      Object before = option.value().apply(earlier);
      Object after = option.value().apply(now);
      if (!Objects.equals(before, after)) {
        return "%s: %s, not %s".formatted(option.name(), text(before), text(after));
      }
    }
    return null;
  }

  private static String text(Object value) {
    return value == null ? "none" : value.toString();
  }
}
