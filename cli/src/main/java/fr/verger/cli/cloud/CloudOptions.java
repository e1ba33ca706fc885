package fr.verger.cli.cloud;

import fr.verger.cloud.price.Residence;
import fr.verger.cloud.project.Project;
import picocli.CommandLine.Option;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** Which project, where, and whether anything is really called. */
final class CloudOptions {
  private static final String PARIS = "eu-west-3";

  @Option(
      names = "--project",
      paramLabel = "NAME",
      defaultValue = "verger",
      description = "First part of every name on AWS (default: ${DEFAULT-VALUE}).")
  String project;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description =
          "Where it lies (default: AWS_REGION, else the profile's, else eu-west-3, Paris).")
  String region;

  @Option(
      names = "--allow-non-eu",
      description = "Allow a region outside the European Union; London and Zurich are outside.")
  boolean allowNonEu;

  @Option(names = "--dry-run", description = "Print what would be called, and call nothing.")
  boolean dryRun;

  /** The project, once its region is known to be allowed. */
  Project project() {
    String chosen = region == null ? usual() : region;
    Residence.check(chosen, allowNonEu);
    return new Project(project, chosen);
  }

  private static String usual() {
    try {
      return new AwsRegionProviderChain(
              new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
          .getRegion()
          .id();
    } catch (SdkClientException e) {
      // Nobody named one.
      return PARIS;
    }
  }
}
