package fr.verger.cli.cloud;

import java.util.Locale;

/** Sums as the user reads them. */
final class Money {
  private final double eurosPerDollar;

  Money(double eurosPerDollar) {
    this.eurosPerDollar = eurosPerDollar;
  }

  /** Dollars in euros, to a tenth of a cent where it is little: {@code €0.083}. */
  String euros(double dollars) {
    double euros = dollars * eurosPerDollar;
    return String.format(Locale.ROOT, euros < 10 ? "€%.3f" : "€%,.2f", euros);
  }

  /** Dollars as they are: {@code $0.09}. */
  static String dollars(double dollars) {
    return String.format(Locale.ROOT, dollars < 10 ? "$%.3f" : "$%,.2f", dollars);
  }
}
