package fr.verger.cli.options;

import picocli.CommandLine.Option;

/** What becomes of components that are there. */
public final class RefitOptions {
  /** Whether they are found anew. */
  @Option(
      names = "--refit",
      description = {
        "Find the components anew when photos were added; without it new photos are projected on"
            + " the components that a finished run left at --output."
      })
  public boolean wanted;
}
