package fr.verger.cli.cloud;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.options.PositiveInteger;
import fr.verger.cli.terminal.Screen;
import fr.verger.cloud.project.Deployment;
import fr.verger.cloud.store.Bucket;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verger cloud deploy}: the bucket, the roles, and what jobs run on. */
@Command(
    name = "deploy",
    description = {
      "Make the project on AWS, or change it: bucket, roles, an application of EMR Serverless and,"
          + " by --machines, what clusters and single machines need. Nothing that costs by the hour"
          + " is started."
    },
    footer = {
      "",
      "Given again, it changes only what differs.",
      "",
      "Examples:",
      "  verger cloud deploy --email me@example.org",
      "  verger cloud deploy --machines --region eu-north-1",
      "  verger cloud deploy --dry-run"
    })
final class DeployCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin CloudOptions cloud;

  @Option(
      names = "--release",
      paramLabel = "RELEASE",
      defaultValue = "emr-spark-8.1.0",
      description = {
        "Release of EMR Serverless: emr-spark-8.1.0 (Spark 4.1), or emr-7.13.0 (Spark 3.5, for a jar"
            + " built with -Pspark-3.5) (default: ${DEFAULT-VALUE})."
      })
  String release;

  @Option(
      names = "--max-vcpu",
      paramLabel = "N",
      defaultValue = "20",
      converter = PositiveInteger.class,
      description = "Most vCPU of all serverless jobs together (default: ${DEFAULT-VALUE}).")
  int maxVcpu;

  @Option(
      names = "--machines",
      description = {
        "Also a network, a key and roles for clusters and single machines; the key costs about $1 a"
            + " month."
      })
  boolean machines;

  @Option(
      names = "--email",
      paramLabel = "ADDRESS",
      description =
          "Who is told when 50, 80 and 100 % of the budget are spent (default: no budget).")
  String email;

  @Option(
      names = "--budget",
      paramLabel = "USD",
      defaultValue = "10",
      converter = PositiveInteger.class,
      description = "US dollars a month (default: ${DEFAULT-VALUE}).")
  int budget;

  @Mixin CommonHelp help;

  DeployCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    try (CloudWork work = CloudWork.open(cloud, screen)) {
      Deployment deployment =
          new Deployment(
              work.stacks(),
              work.aws(),
              work.calls(),
              line -> {
                if (!cloud.dryRun) {
                  screen.say(line);
                }
              });
      Bucket bucket =
          deployment.make(new Deployment.Wanted(release, maxVcpu, machines, email, budget));
      if (!cloud.dryRun) {
        if (email == null) {
          screen.say("no budget watches the account; --email ADDRESS makes one.");
        }
        screen
            .out()
            .printf(
                "Photos go to %s, in %s; next: verger cloud upload --images FOLDER%n",
                bucket.address("photos/"), work.project().region());
      }
    }
    return 0;
  }
}
