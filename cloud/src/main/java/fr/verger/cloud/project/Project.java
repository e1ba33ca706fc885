package fr.verger.cloud.project;

import fr.verger.cloud.stack.Template;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.regex.Pattern;

/**
 * A project: the first part of every name on AWS.
 *
 * @param name 2 to 20 small letters, digits and hyphens
 * @param region where all of it lies
 */
public record Project(String name, String region) {
  /** The folder of the bucket in which jobs write what they found. */
  public static final String RESULTS = "results/";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,19}");

  /** Checks the name. */
  public Project {
    if (!NAME.matcher(name).matches()) {
      throw new VergerException(
          Category.USAGE,
          "--project is '%s'; give 2 to 20 small letters, digits and hyphens, a letter first."
              .formatted(name));
    }
  }

  /** The name of its stack of that template. */
  public String stack(Template template) {
    return name + "-" + template.label();
  }

  /** The name of the stack of one job's machine. */
  public String machine(String job) {
    return stack(Template.MACHINE) + "-" + job;
  }

  /** What the bucket will be called, as far as that is known without asking. */
  public String bucketToBe() {
    return name + "-ACCOUNT-" + region;
  }
}
