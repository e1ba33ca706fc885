package fr.verger.cli.cloud;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.session.Interruption;
import fr.verger.cli.terminal.Figures;
import fr.verger.cli.terminal.Screen;
import fr.verger.cloud.job.Job;
import fr.verger.cloud.job.JobBook;
import fr.verger.cloud.job.JobProgress;
import fr.verger.cloud.job.JobRunner;
import fr.verger.cloud.job.JobStatus;
import fr.verger.cloud.job.JobStatus.State;
import fr.verger.cloud.price.PriceTable;
import fr.verger.cloud.store.Bucket;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verger cloud status}: how a job gets on, and what it has cost. */
@Command(
    name = "status",
    description = {
      "How a job stands: stage, photos done, photos a second, money so far, and how to open Spark's"
          + " history. The exit status is 1 when the job failed or is gone."
    },
    footer = {"", "Examples:", "  verger cloud status", "  verger cloud status --follow"})
final class StatusCommand implements Callable<Integer> {
  private final Screen screen;
  private final Interruption interruption;

  @Mixin CloudOptions cloud;

  @Option(names = "--job", paramLabel = "ID", description = "Which job (default: the last one).")
  String id;

  @Option(names = "--follow", description = "Go on until the job is over.")
  boolean follow;

  @Mixin CommonHelp help;

  StatusCommand(Screen screen, Interruption interruption) {
    this.screen = screen;
    this.interruption = interruption;
  }

  @Override
  public Integer call() {
    try (CloudWork work = CloudWork.open(cloud, screen)) {
      Bucket bucket = work.stacks().bucket();
      if (cloud.dryRun) {
        bucket.list("jobs/");
        return 0;
      }
      Job job = new JobBook(bucket).find(id);
      JobRunner runner = Runners.looking(work, bucket, job.place());
      interruption.leaves("Stopped looking; the job goes on. End it by verger cloud destroy.");
      screen
          .out()
          .printf(
              "job %s, %s in %s, submitted %s%n",
              job.id(), job.place().name().toLowerCase(Locale.ROOT), job.region(), job.submitted());
      screen.out().println("Spark history: " + runner.history(job));
      judge(watch(work, bucket, job, runner), bucket, job);
    } finally {
      interruption.over();
    }
    return 0;
  }

  /** Tells how it stands until it is over, each line once. */
  private JobStatus watch(CloudWork work, Bucket bucket, Job job, JobRunner runner) {
    String said = "";
    while (true) {
      JobStatus status = runner.look(job);
      String line = line(status, bucket, job);
      if (!line.equals(said)) {
        screen.out().println(line);
        screen.out().flush();
        said = line;
      }
      if (!follow || status.state().over()) {
        return status;
      }
      work.pace().rest();
    }
  }

  private static String line(JobStatus status, Bucket bucket, Job job) {
    StringBuilder line = new StringBuilder(status.state().name().toLowerCase(Locale.ROOT));
    if (status.state() == State.RUNNING) {
      JobProgress.of(bucket, job).ifPresent(progress -> line.append(told(progress)));
    }
    Money money = new Money(PriceTable.bundled().eurosPerDollar());
    return line.append("  ")
        .append(Figures.duration((long) status.seconds()))
        .append("  ")
        .append(money.euros(status.dollars()))
        .append(" so far, by prices of ")
        .append(job.pricesAsOf())
        .toString();
  }

  private static String told(JobProgress progress) {
    StringBuilder text = new StringBuilder("  ").append(progress.stage());
    if (progress.total() > 0) {
      text.append("  ");
      // Most stages but the features see all photos at once, and count none.
      if (progress.done() > 0) {
        text.append(Figures.count(progress.done())).append('/');
      }
      text.append(Figures.photos(progress.total()));
    }
    if (progress.perSecond() > 0) {
      text.append("  ").append(Figures.rate(progress.perSecond())).append("/s");
    }
    if (progress.rejected() > 0) {
      text.append("  ").append(Figures.count(progress.rejected())).append(" rejected");
    }
    return text.toString();
  }

  private void judge(JobStatus status, Bucket bucket, Job job) {
    String reason = status.detail().isEmpty() ? "" : " (" + status.detail() + ")";
    switch (status.state()) {
      case WAITING, RUNNING -> {}
      case SUCCEEDED -> succeeded(bucket, job);
      case FAILED ->
          throw bad(
              "The job %s failed%s; what it says of itself: verger cloud logs --job %s"
                  .formatted(job.id(), reason, job.id()));
      case CANCELLED ->
          throw bad("The job %s was cancelled%s; submit it again.".formatted(job.id(), reason));
      case GONE ->
          throw bad(
              "What the job %s ran on is gone%s; what it wrote so far lies in %s and is not whole; submit the same again, which goes on with it."
                  .formatted(job.id(), reason, job.output()));
    }
  }

  private void succeeded(Bucket bucket, Job job) {
    String own = bucket.address("");
    if (job.output().startsWith(own)
        && !bucket.has(job.output().substring(own.length()) + "/run.json")) {
      screen.say(
          "the service says that the job succeeded, but there is no run.json in "
              + job.output()
              + "; see verger cloud logs.");
    }
    screen.out().println("Results: " + job.output() + "; next: verger cloud results --output out");
  }

  private static VergerException bad(String sentence) {
    return new VergerException(Category.ENVIRONMENT, sentence);
  }
}
