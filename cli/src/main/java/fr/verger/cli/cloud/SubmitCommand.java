package fr.verger.cli.cloud;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.options.PositiveInteger;
import fr.verger.cli.options.RunOptions;
import fr.verger.cli.session.Interruption;
import fr.verger.cli.terminal.LiveProgress;
import fr.verger.cli.terminal.Screen;
import fr.verger.cloud.job.ClusterJar;
import fr.verger.cloud.job.ClusterRunner;
import fr.verger.cloud.job.JobRunner;
import fr.verger.cloud.job.MachineRunner;
import fr.verger.cloud.job.Place;
import fr.verger.cloud.job.RunRequest;
import fr.verger.cloud.job.ServerlessRunner;
import fr.verger.cloud.job.Submission;
import fr.verger.cloud.job.Submission.Submitted;
import fr.verger.cloud.job.Submission.Terms;
import fr.verger.cloud.price.PriceTable;
import fr.verger.cloud.store.Bucket;
import fr.verger.cloud.store.FolderUpload;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code verger cloud submit}: a run, elsewhere. */
@Command(
    name = "submit",
    description = {
      "Run on AWS what 'verger run' runs here, with the same options. --images and --output are names"
          + " in the project's bucket. What the job runs on ends itself."
    },
    footer = {
      "",
      "The same job given twice while it runs is started once.",
      "",
      "Examples:",
      "  verger cloud submit --images photos --output results/first",
      "  verger cloud submit --on machine --spot --images photos --output results/b --backbone mobilenet-v2"
    })
final class SubmitCommand implements Callable<Integer> {
  private final Screen screen;
  private final Interruption interruption;
  private final BuiltFiles built;

  @Spec CommandSpec spec;

  @Mixin CloudOptions cloud;

  @Option(
      names = "--on",
      paramLabel = "serverless|cluster|machine",
      defaultValue = "serverless",
      description = {
        "EMR Serverless, a cluster of EMR that ends after the job, or one machine of EC2"
            + " (default: ${DEFAULT-VALUE})."
      })
  Place on;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "2",
      converter = PositiveInteger.class,
      description = {
        "With serverless: workers of 4 vCPU. With cluster: one core node and N - 1 spot tasks"
            + " (default: ${DEFAULT-VALUE})."
      })
  int workers;

  @Option(
      names = "--instance-type",
      paramLabel = "TYPE",
      defaultValue = "m5.xlarge",
      description = "Of a cluster's nodes or the single machine (default: ${DEFAULT-VALUE}).")
  String type;

  @Option(names = "--spot", description = "With machine: AWS may take it back, for less.")
  boolean spot;

  @Option(
      names = "--keep",
      description = "With cluster: it waits for more, until it was idle for 1 h 30.")
  boolean keep;

  @Option(
      names = "--release",
      paramLabel = "RELEASE",
      defaultValue = "emr-spark-8.1.0",
      description = {
        "With cluster: emr-spark-8.1.0, or emr-7.13.0, which has JupyterHub and needs a jar built"
            + " with -Pspark-3.5 (default: ${DEFAULT-VALUE})."
      })
  String release;

  @Option(
      names = "--max-minutes",
      paramLabel = "N",
      defaultValue = "240",
      converter = PositiveInteger.class,
      description = {
        "Minutes after which a serverless job or a single machine is ended (default:"
            + " ${DEFAULT-VALUE})."
      })
  int maxMinutes;

  @Option(
      names = "--jar",
      paramLabel = "FILE",
      description = "The cluster jar (default: the one that mvn package leaves in cli/target).")
  Path jar;

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = "A price table of your own, as JSON (default: the one that comes with Verger).")
  Path prices;

  @Mixin RunOptions options;

  @Mixin CommonHelp help;

  SubmitCommand(Screen screen, Interruption interruption, BuiltFiles built) {
    this.screen = screen;
    this.interruption = interruption;
    this.built = built;
  }

  @Override
  public Integer call() {
    RunRequest request = new TypedRun(options, spec.commandLine().getParseResult()).request();
    if (on == Place.CLUSTER && workers < 2) {
      throw new VergerException(
          Category.USAGE,
          "--workers is 1; a cluster has a core node and a task, so give 2 or more.");
    }
    PriceTable table = prices == null ? PriceTable.bundled() : PriceTable.read(prices);
    try (CloudWork work = CloudWork.open(cloud, screen);
        LiveProgress progress = cloud.dryRun ? LiveProgress.silent() : LiveProgress.on(screen)) {
      interruption.leaves("Stopped; see verger cloud status for whether the job was started.");
      Bucket bucket = work.stacks().bucket();
      ClusterJar file = on == Place.MACHINE ? null : ClusterJar.of(clusterJar());
      Submitted submitted = submit(work, bucket, table, request, file, progress);
      if (!cloud.dryRun) {
        tell(submitted, table);
      }
    } finally {
      interruption.over();
    }
    return 0;
  }

  private Path clusterJar() {
    return jar == null ? built.clusterJar() : jar;
  }

  private Submitted submit(
      CloudWork work,
      Bucket bucket,
      PriceTable table,
      RunRequest request,
      ClusterJar file,
      LiveProgress progress) {
    String region = work.project().region();
    double hour = table.region(region).machineHour();
    PriceTable.Machine machine = table.machine();
    JobRunner runner;
    Terms terms;
    switch (on) {
      case SERVERLESS -> {
        ServerlessRunner serverless =
            new ServerlessRunner(work.stacks(), work.aws(), work.calls(), bucket, table, workers);
        runner = serverless;
        terms =
            terms(
                serverless.release(),
                (workers + 1) + " x 4 vCPU 16 GB",
                ServerlessRunner.dollarsPerHour(table, region, workers),
                table);
      }
      case CLUSTER -> {
        runner =
            new ClusterRunner(
                work.stacks(),
                work.aws(),
                work.calls(),
                bucket,
                new ClusterRunner.Wanted(type, workers, keep));
        double spots = hour * machine.spotShare() * (workers - 1);
        double hourly = 2 * hour + spots + (workers + 1) * machine.emrHour();
        terms = terms(release, (workers + 1) + " x " + type, hourly, table);
      }
      case MACHINE -> {
        runner =
            new MachineRunner(
                work.stacks(),
                bucket,
                new FolderUpload(bucket, new Transfer(progress, "uploading Verger,")),
                new MachineRunner.Wanted(type, spot, built.folder()));
        double hourly = hour * (spot ? machine.spotShare() : 1);
        terms = terms("", "1 x " + type + (spot ? " spot" : ""), hourly, table);
      }
      default -> throw new IllegalStateException(on.name());
    }
    return new Submission(work.project(), bucket, runner, Clock.systemUTC())
        .submit(request, file, terms);
  }

  private Terms terms(String of, String instances, double hourly, PriceTable table) {
    return new Terms(on, of, List.of(instances), hourly, table.asOf(), maxMinutes);
  }

  private void tell(Submitted submitted, PriceTable table) {
    Money money = new Money(table.eurosPerDollar());
    screen
        .out()
        .printf(
            "%s %s on %s (%s); about %s an hour while all of it runs; next: verger cloud status --follow%n",
            submitted.fresh() ? "Submitted job" : "The same job is under way already:",
            submitted.job().id(),
            submitted.job().holder(),
            String.join(", ", submitted.job().instances()),
            money.euros(submitted.job().dollarsPerHour()));
    if (on != Place.SERVERLESS && !type.equals(table.machine().type())) {
      screen.say(
          "the price table knows "
              + table.machine().type()
              + " only, so the sum is that of as many of these.");
    }
  }
}
