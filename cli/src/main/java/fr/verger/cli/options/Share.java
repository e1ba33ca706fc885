package fr.verger.cli.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A share of a whole: 0 to 1. */
public final class Share implements ITypeConverter<Double> {
  @Override
  public Double convert(String value) {
    try {
      double share = Double.parseDouble(value);
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // Told below, in the same words as a number out of range.
    }
    throw new TypeConversionException("'" + value + "' is not a number from 0 to 1, such as 0.99");
  }
}
