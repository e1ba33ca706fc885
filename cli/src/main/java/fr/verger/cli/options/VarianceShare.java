package fr.verger.cli.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A share of the variance: above 0, at most 1. */
public final class VarianceShare implements ITypeConverter<Double> {
  @Override
  public Double convert(String value) {
    double share = new Share().convert(value);
    if (share == 0) {
      throw new TypeConversionException("no component explains a share of 0; try 0.99");
    }
    return share;
  }
}
