package fr.verger.cli.options;

import picocli.CommandLine.Option;

/** Whether a run trains a classifier. */
public final class TrainingOptions {
  /** No classifier. */
  @Option(
      names = "--no-train",
      description = {
        "Train no classifier. One is trained when the photos have two labels or more; 'verger train'"
            + " makes it later."
      })
  public boolean absent;
}
