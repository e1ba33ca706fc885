package fr.verger.cli.cloud;

import fr.verger.cli.failure.Failure;
import fr.verger.cli.options.CommonHelp;
import fr.verger.cli.terminal.Screen;
import fr.verger.cloud.project.Destruction;
import fr.verger.cloud.project.Project;
import fr.verger.cloud.stack.Template;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verger cloud destroy}: nothing left that costs. */
@Command(
    name = "destroy",
    description = {
      "End what runs and delete the project's stacks. Photos, results and logs stay, unless"
          + " --delete-data is given."
    },
    footer = {
      "",
      "Examples:",
      "  verger cloud destroy",
      "  verger cloud destroy --delete-data --yes"
    })
final class DestroyCommand implements Callable<Integer> {
  private final Screen screen;

  @Mixin CloudOptions cloud;

  @Option(
      names = "--delete-data",
      description = "Also delete the bucket: photos, results, logs, in all versions, for good.")
  boolean data;

  @Option(names = "--yes", description = "Do not ask.")
  boolean yes;

  @Mixin CommonHelp help;

  DestroyCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() throws IOException {
    Project project = cloud.project();
    if (!yes && !cloud.dryRun && !agreed(project)) {
      screen.say("Nothing was deleted.");
      return Failure.FAILED;
    }
    try (CloudWork work = CloudWork.open(cloud, screen)) {
      new Destruction(
              work.stacks(),
              work.aws(),
              work.calls(),
              work.pace(),
              what -> {
                if (!cloud.dryRun) {
                  screen.say(what + " is gone");
                }
              })
          .destroy(data);
      if (!cloud.dryRun) {
        tell(work);
      }
    }
    return 0;
  }

  private void tell(CloudWork work) {
    Project project = work.project();
    if (!data && work.stacks().has(Template.STORAGE)) {
      screen
          .out()
          .printf(
              "Nothing of %s runs any more in %s; its data stay in %s, deleted by --delete-data.%n",
              project.name(), project.region(), work.stacks().bucket().address(""));
    } else {
      screen.out().printf("Nothing is left of %s in %s.%n", project.name(), project.region());
    }
  }

  private boolean agreed(Project project) throws IOException {
    screen
        .err()
        .printf(
            "verger: delete the project %s in %s%s? Type its name to agree: ",
            project.name(),
            project.region(),
            data ? ", with all photos, results and logs, for good" : ", its data excepted");
    screen.err().flush();
    BufferedReader answers =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    return project.name().equals(String.valueOf(answers.readLine()).strip());
  }
}
