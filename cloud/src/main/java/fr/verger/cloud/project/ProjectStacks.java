package fr.verger.cloud.project;

import fr.verger.cloud.aws.Aws;
import fr.verger.cloud.aws.Calls;
import fr.verger.cloud.aws.Pace;
import fr.verger.cloud.stack.Stacks;
import fr.verger.cloud.stack.Template;
import fr.verger.cloud.store.Bucket;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.Map;

/** What a project has on AWS, as its stacks tell. */
public final class ProjectStacks {
  private final Project project;
  private final Aws aws;
  private final Calls calls;
  private final Stacks stacks;

  /** A project's. */
  public ProjectStacks(Project project, Aws aws, Calls calls, Pace pace) {
    this.project = project;
    this.aws = aws;
    this.calls = calls;
    stacks = new Stacks(aws, calls, pace);
  }

  /** The project. */
  public Project project() {
    return project;
  }

  /** To make and delete stacks. */
  public Stacks stacks() {
    return stacks;
  }

  /**
   * The bucket.
   *
   * @throws VergerException when the project was not deployed
   */
  public Bucket bucket() {
    return new Bucket(aws, calls, output(Template.STORAGE, "Bucket", project.bucketToBe()));
  }

  /**
   * One output of a stack.
   *
   * @param otherwise what it is in a rehearsal
   * @throws VergerException when the stack is not there or does not have it
   */
  public String output(Template template, String key, String otherwise) {
    String name = project.stack(template);
    Map<String, String> outputs = stacks.outputs(name).orElse(Map.of());
    if (calls.rehearsal()) {
      return otherwise;
    }
    String value = outputs.get(key);
    if (value == null || value.isBlank()) {
      boolean machines = template == Template.NETWORK || template == Template.PEOPLE;
      throw new VergerException(
          Category.ENVIRONMENT,
          "The project %s has no %s in %s (the stack %s lacks its output %s); make it by 'verger cloud deploy%s', or name another one by --project and --region."
              .formatted(
                  project.name(),
                  template.label(),
                  project.region(),
                  name,
                  key,
                  machines ? " --machines" : ""));
    }
    return value;
  }

  /** Whether a stack is there. */
  public boolean has(Template template) {
    return stacks.outputs(project.stack(template)).isPresent();
  }
}
