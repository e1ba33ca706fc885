package fr.verger.cli.cloud;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.session.Interruption;
import fr.verger.cli.terminal.Figures;
import fr.verger.cli.terminal.LiveProgress;
import fr.verger.cli.terminal.Screen;
import fr.verger.cloud.job.Addresses;
import fr.verger.cloud.job.Job;
import fr.verger.cloud.job.JobBook;
import fr.verger.cloud.store.Bucket;
import fr.verger.cloud.store.FolderDownload;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verger cloud results}: what a job wrote, to this machine. */
@Command(
    name = "results",
    description = {
      "Fetch what a job wrote: in parallel, each file checked. What is here with the same content is"
          + " not fetched again."
    },
    footer = {
      "",
      "Examples:",
      "  verger cloud results --output out",
      "  verger cloud results --run results/first --output first"
    })
final class ResultsCommand implements Callable<Integer> {
  private final Screen screen;
  private final Interruption interruption;

  @Mixin CloudOptions cloud;

  @Option(
      names = "--run",
      paramLabel = "NAME",
      description = "Which results of the bucket (default: those of the last job).")
  String run;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "FOLDER",
      description = "Folder of this machine.")
  Path output;

  @Option(names = "--quiet", description = "Say nothing but errors.")
  boolean quiet;

  @Mixin CommonHelp help;

  ResultsCommand(Screen screen, Interruption interruption) {
    this.screen = screen;
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    try (CloudWork work = CloudWork.open(cloud, screen);
        LiveProgress progress =
            quiet || cloud.dryRun ? LiveProgress.silent() : LiveProgress.on(screen)) {
      Bucket bucket = work.stacks().bucket();
      String prefix = prefix(bucket);
      interruption.leaves("Stopped; fetching again fetches only what is missing.");
      long files =
          new FolderDownload(bucket, new Transfer(progress, "fetching")).fetch(prefix, output);
      progress.finished();
      if (!quiet && !cloud.dryRun) {
        tell(files);
      }
    } finally {
      interruption.over();
    }
    return 0;
  }

  private String prefix(Bucket bucket) {
    if (run != null) {
      return Addresses.key("--run", run, List.of("results")) + "/";
    }
    if (cloud.dryRun) {
      return "results/LAST/";
    }
    Job job = new JobBook(bucket).find(null);
    String own = bucket.address("");
    if (!job.output().startsWith(own)) {
      throw new VergerException(
          Category.USAGE,
          "The job %s writes to %s, outside the project's bucket; fetch it by other means, or name results of the bucket by --run."
              .formatted(job.id(), job.output()));
    }
    return job.output().substring(own.length()).replaceFirst("/*$", "/");
  }

  private void tell(long files) {
    Path report = output.resolve("report").resolve("index.html");
    screen.out().printf("%s files lie in %s%n", Figures.count(files), output.toAbsolutePath());
    if (Files.exists(report)) {
      screen.out().println("Report: " + report.toAbsolutePath());
    } else {
      screen.say(
          "there is no report among them, so the run is not whole; see verger cloud status.");
    }
  }
}
