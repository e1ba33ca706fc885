package fr.verger.cli.options;

import fr.verger.spark.run.RunSettings.ComponentTarget;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How many principal components are kept. */
public final class ComponentOptions {
  private static final double DEFAULT_SHARE = 0.99;

  /** One or the other. */
  public static final class Target {
    /** A fixed number. */
    @Option(
        names = "--components",
        paramLabel = "K",
        converter = PositiveInteger.class,
        description = "Keep K principal components.")
    public Integer components;

    /** As many as it takes. */
    @Option(
        names = "--variance",
        paramLabel = "SHARE",
        converter = VarianceShare.class,
        description = {
          "Keep as many as explain this share of the variance, above 0 and up to 1 (default: 0.99)."
        })
    public Double variance;
  }

  /** The target as typed, or null. */
  @ArgGroup(exclusive = true)
  public Target typed;

  /** The limit. */
  @Option(
      names = "--max-components",
      paramLabel = "N",
      converter = PositiveInteger.class,
      description = {
        "Never keep more; a share that needs more is refused with the share that N reach"
            + " (default: no limit)."
      })
  public Integer maxComponents;

  /** What was asked for. */
  public ComponentTarget target() {
    if (typed == null) {
      return new ComponentTarget.Share(DEFAULT_SHARE);
    }
    return typed.components != null
        ? new ComponentTarget.Count(typed.components)
        : new ComponentTarget.Share(typed.variance);
  }
}
