package fr.verger.cloud.stack;

import java.util.Map;
import java.util.TreeMap;

/**
 * A stack as it shall be.
 *
 * @param name of the stack
 * @param parameters that differ from the template's defaults
 * @param role by which CloudFormation acts, or null for the caller's own rights
 */
public record StackPlan(
    String name, Template template, Map<String, String> parameters, String role) {
  /** Sorts and copies. */
  public StackPlan {
    parameters = Map.copyOf(parameters);
  }

  /** With the caller's own rights. */
  public StackPlan(String name, Template template, Map<String, String> parameters) {
    this(name, template, parameters, null);
  }

  /** As a line tells it. */
  String text() {
    return name + " (" + template.label() + ".yaml, " + new TreeMap<>(parameters) + ")";
  }
}
