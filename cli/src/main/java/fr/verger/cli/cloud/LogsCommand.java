package fr.verger.cli.cloud;

import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.terminal.Screen;
import fr.verger.cloud.job.Job;
import fr.verger.cloud.job.JobBook;
import fr.verger.cloud.job.JobLogs;
import fr.verger.cloud.job.JobRunner;
import fr.verger.cloud.store.Bucket;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verger cloud logs}: what a job wrote to its logs. */
@Command(
    name = "logs",
    description = {
      "Print what a job wrote to its logs. EMR brings them to the bucket with a delay of minutes."
    },
    footer = {"", "Example:", "  verger cloud logs | less"})
final class LogsCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin CloudOptions cloud;

  @Option(names = "--job", paramLabel = "ID", description = "Which job (default: the last one).")
  String id;

  @Mixin CommonHelp help;

  LogsCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    try (CloudWork work = CloudWork.open(cloud, screen)) {
      Bucket bucket = work.stacks().bucket();
      if (cloud.dryRun) {
        bucket.list("logs/");
        return 0;
      }
      Job job = new JobBook(bucket).find(id);
      JobRunner runner = Runners.looking(work, bucket, job.place());
      List<JobLogs.Log> logs = new JobLogs(bucket).read(runner.logs(job));
      if (logs.isEmpty()) {
        screen.say(
            "the job "
                + job.id()
                + " has no logs in the bucket yet; EMR brings them with a delay of minutes.");
      }
      for (JobLogs.Log log : logs) {
        screen.out().println("==> " + log.address() + " <==");
        screen.out().println(log.text());
      }
      screen.out().flush();
    }
    return 0;
  }
}
