package fr.verger.cli.cloud;

import fr.verger.cli.session.CommandLog;
import fr.verger.cli.terminal.Screen;
import fr.verger.cli.terminal.Verbosity;
import fr.verger.cloud.aws.Aws;
import fr.verger.cloud.aws.Calls;
import fr.verger.cloud.aws.Pace;
import fr.verger.cloud.project.Project;
import fr.verger.cloud.project.ProjectStacks;

/**
 * What a command needs of AWS, while it runs.
 *
 * @param calls made, or only told
 */
record CloudWork(Project project, Aws aws, Calls calls, Pace pace, ProjectStacks stacks)
    implements AutoCloseable {
  static CloudWork open(CloudOptions options, Screen screen) {
    CommandLog.start(Verbosity.NORMAL);
    Project project = options.project();
    Aws aws = new Aws(project.region());
    Calls calls =
        options.dryRun
            ? Calls.rehearsed(what -> screen.out().println("would call " + what))
            : Calls.made();
    Pace pace = Pace.standard();
    return new CloudWork(project, aws, calls, pace, new ProjectStacks(project, aws, calls, pace));
  }

  @Override
  public void close() {
    aws.close();
  }
}
