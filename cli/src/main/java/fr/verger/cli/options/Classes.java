package fr.verger.cli.options;

import fr.verger.spark.run.RunSettings.ClassChoice;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Which labels: {@code Apple,Banana} or {@code top:5}. */
public final class Classes implements ITypeConverter<ClassChoice> {
  private static final String MOST_FREQUENT = "top:";

  @Override
  public ClassChoice convert(String value) {
    if (value.startsWith(MOST_FREQUENT)) {
      return new ClassChoice.MostFrequent(
          new PositiveInteger().convert(value.substring(MOST_FREQUENT.length())));
    }
    List<String> labels =
        Arrays.stream(value.split(",")).map(String::strip).filter(name -> !name.isEmpty()).toList();
    if (labels.isEmpty()) {
      throw new TypeConversionException("'" + value + "' names no label");
    }
    return new ClassChoice.Named(labels);
  }
}
