package fr.verger.cli.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A large count: a whole number of at least 1. */
public final class PositiveLong implements ITypeConverter<Long> {
  @Override
  public Long convert(String value) {
    try {
      long number = Long.parseLong(value);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, in the same words as a number that is too small.
    }
    throw new TypeConversionException("'" + value + "' is not a whole number of at least 1");
  }
}
