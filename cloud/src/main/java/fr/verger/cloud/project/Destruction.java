package fr.verger.cloud.project;

import fr.verger.cloud.aws.Aws;
import fr.verger.cloud.aws.Calls;
import fr.verger.cloud.aws.Pace;
import fr.verger.cloud.stack.Template;
import fr.verger.cloud.store.Bucket;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Ends what runs and deletes a project; the bucket goes only when that is asked for. */
public final class Destruction {
  private final ProjectStacks stacks;
  private final Aws aws;
  private final Calls calls;
  private final Pace pace;
  private final Consumer<String> says;
  private final List<String> left = new ArrayList<>();

  /**
   * A destruction.
   *
   * @param says hears what is gone, a line each
   */
  public Destruction(ProjectStacks stacks, Aws aws, Calls calls, Pace pace, Consumer<String> says) {
    this.stacks = stacks;
    this.aws = aws;
    this.calls = calls;
    this.pace = pace;
    this.says = says;
  }

  /**
   * Deletes what can be deleted.
   *
   * @param data whether photos, results and logs go too
   * @throws VergerException when something is left, with what and why
   */
  public void destroy(boolean data) {
    Project project = stacks.project();
    attempt("its machines", this::machines);
    delete(project.stack(Template.CLUSTER));
    boolean idle = left.isEmpty();
    attempt(
        "its application of EMR Serverless",
        () -> new ServerlessApplication(stacks, aws, calls).end(pace));
    delete(project.stack(Template.SERVERLESS));
    delete(project.stack(Template.BUDGET));
    if (idle) {
      // Clusters and machines are deleted by a role of theirs, and lie in the network.
      delete(project.stack(Template.PEOPLE));
      delete(project.stack(Template.NETWORK));
    }
    if (data) {
      attempt("its data", this::data);
    }
    if (!left.isEmpty()) {
      throw new VergerException(
          Category.ENVIRONMENT,
          "Not all of %s could be deleted: %s; mend that and give the same command again."
              .formatted(project.name(), String.join("; ", left)));
    }
  }

  private void machines() {
    stacks.stacks().named(stacks.project().stack(Template.MACHINE) + "-").forEach(this::delete);
  }

  private void data() {
    Project project = stacks.project();
    String storage = project.stack(Template.STORAGE);
    Optional<String> bucket =
        calls.rehearsal()
            ? Optional.of(project.bucketToBe())
            : stacks.stacks().outputs(storage).map(outputs -> outputs.get("Bucket"));
    bucket.ifPresent(
        name -> {
          new Bucket(aws, calls, name).delete();
          says.accept("bucket " + name);
        });
    delete(storage);
  }

  private void delete(String stack) {
    attempt(
        "the stack " + stack,
        () -> {
          boolean there = calls.rehearsal() || stacks.stacks().outputs(stack).isPresent();
          // Also one that was never whole, which has no outputs.
          stacks.stacks().delete(stack, null);
          if (there) {
            says.accept("stack " + stack);
          }
        });
  }

  /** What one part refuses is no reason to leave the others, which may cost. */
  private void attempt(String what, Runnable deletion) {
    try {
      deletion.run();
    } catch (VergerException e) {
      String reason = e.getMessage().replaceFirst("(; mend that[^;]*)?\\.$", "");
      left.add(what + " (" + reason + ")");
    }
  }
}
