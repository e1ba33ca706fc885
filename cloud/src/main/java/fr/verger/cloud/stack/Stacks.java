package fr.verger.cloud.stack;

import fr.verger.cloud.aws.Aws;
import fr.verger.cloud.aws.Calls;
import fr.verger.cloud.aws.Pace;
import fr.verger.cloud.aws.Refusal;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** Makes stacks what they shall be; giving the same plan twice changes nothing. */
public final class Stacks {
  /** A stack in one of these was never whole, and cannot be changed. */
  private static final Set<StackStatus> STILLBORN =
      Set.of(StackStatus.ROLLBACK_COMPLETE, StackStatus.ROLLBACK_FAILED, StackStatus.CREATE_FAILED);

  private static final Set<StackStatus> WHOLE =
      Set.of(
          StackStatus.CREATE_COMPLETE,
          StackStatus.UPDATE_COMPLETE,
          StackStatus.UPDATE_ROLLBACK_COMPLETE);
  private static final String IN_PROGRESS = "_IN_PROGRESS";

  private final Aws aws;
  private final Calls calls;
  private final Pace pace;

  /** Stacks of an account. */
  public Stacks(Aws aws, Calls calls, Pace pace) {
    this.aws = aws;
    this.calls = calls;
    this.pace = pace;
  }

  /**
   * Makes or changes a stack and waits for it.
   *
   * @return its outputs
   * @throws VergerException when AWS refuses, or a part of it could not be made
   */
  public Map<String, String> apply(StackPlan plan) {
    Stack there = settled(plan.name()).orElse(null);
    if (there != null && STILLBORN.contains(there.stackStatus())) {
      delete(plan.name(), plan.role());
      there = null;
    }
    boolean changed = there == null ? create(plan) : update(plan);
    if (calls.rehearsal()) {
      return Map.of();
    }
    Stack now = settled(plan.name()).orElseThrow(() -> vanished(plan.name()));
    boolean whole =
        WHOLE.contains(now.stackStatus())
            && !(changed && now.stackStatus() == StackStatus.UPDATE_ROLLBACK_COMPLETE);
    if (!whole) {
      throw new VergerException(
          Category.ENVIRONMENT,
          "The stack %s ended as %s: %s; mend that and give the same command again."
              .formatted(plan.name(), now.stackStatusAsString(), reason(plan.name(), now)));
    }
    return outputs(now);
  }

  private boolean create(StackPlan plan) {
    calls.make(
        "CloudFormation CreateStack " + plan.text(),
        () ->
            aws.stacks()
                .createStack(
                    request ->
                        request
                            .stackName(plan.name())
                            .templateBody(plan.template().text())
                            .parameters(parameters(plan))
                            .roleARN(plan.role())
                            .capabilities(Capability.CAPABILITY_NAMED_IAM)));
    return true;
  }

  private boolean update(StackPlan plan) {
    return calls.ask(
        "CloudFormation UpdateStack " + plan.text(),
        false,
        () -> {
          try {
            aws.stacks()
                .updateStack(
                    request ->
                        request
                            .stackName(plan.name())
                            .templateBody(plan.template().text())
                            .parameters(parameters(plan))
                            .roleARN(plan.role())
                            .capabilities(Capability.CAPABILITY_NAMED_IAM));
            return true;
          } catch (CloudFormationException e) {
            if (Refusal.message(e).contains("No updates are to be performed")) {
              return false;
            }
            throw e;
          }
        });
  }

  private static List<Parameter> parameters(StackPlan plan) {
    return plan.parameters().entrySet().stream()
        .map(
            entry ->
                Parameter.builder()
                    .parameterKey(entry.getKey())
                    .parameterValue(entry.getValue())
                    .build())
        .toList();
  }

  /**
   * Deletes a stack and waits until it is gone; one that is not there is gone already.
   *
   * @param role by which CloudFormation acts, or null
   */
  public void delete(String name, String role) {
    if (!calls.rehearsal() && settled(name).isEmpty()) {
      return;
    }
    calls.make(
        "CloudFormation DeleteStack " + name,
        () -> aws.stacks().deleteStack(request -> request.stackName(name).roleARN(role)));
    if (calls.rehearsal()) {
      return;
    }
    Optional<Stack> left = settled(name);
    if (left.isPresent()) {
      throw new VergerException(
          Category.ENVIRONMENT,
          "The stack %s could not be deleted: %s; mend that and give the same command again."
              .formatted(name, reason(name, left.get())));
    }
  }

  /** The outputs of a stack that is there. */
  public Optional<Map<String, String>> outputs(String name) {
    return describe(name)
        .filter(stack -> !STILLBORN.contains(stack.stackStatus()))
        .map(Stacks::outputs);
  }

  /** What a stack was told, defaults included. */
  public Map<String, String> parameters(String name) {
    return describe(name).map(Stack::parameters).orElse(List.of()).stream()
        .collect(Collectors.toMap(Parameter::parameterKey, Parameter::parameterValue));
  }

  /** The names of stacks that begin with a prefix. */
  public List<String> named(String prefix) {
    return calls.ask(
        "CloudFormation DescribeStacks " + prefix + "*",
        List.of(),
        () ->
            aws.stacks().describeStacksPaginator().stacks().stream()
                .map(Stack::stackName)
                .filter(name -> name.startsWith(prefix))
                .toList());
  }

  private static Map<String, String> outputs(Stack stack) {
    return stack.outputs().stream()
        .filter(output -> output.outputValue() != null)
        .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
  }

  /** A stack once nothing changes it any more; empty when it is not, or no longer, there. */
  private Optional<Stack> settled(String name) {
    return pace.until(
        "The stack " + name,
        () -> {
          Optional<Stack> stack = describe(name);
          boolean busy =
              stack
                  .filter(one -> String.valueOf(one.stackStatusAsString()).endsWith(IN_PROGRESS))
                  .isPresent();
          return busy ? Optional.empty() : Optional.of(stack);
        });
  }

  private Optional<Stack> describe(String name) {
    return calls.ask(
        "CloudFormation DescribeStacks " + name,
        Optional.empty(),
        () -> {
          try {
            return aws.stacks().describeStacks(request -> request.stackName(name)).stacks().stream()
                .filter(stack -> stack.stackStatus() != StackStatus.DELETE_COMPLETE)
                .findFirst();
          } catch (CloudFormationException e) {
            if (Refusal.message(e).contains("does not exist")) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  /** The part that failed first in the last change: it explains the others. */
  private String reason(String name, Stack stack) {
    return calls.ask(
        "CloudFormation DescribeStackEvents " + name,
        "",
        () ->
            aws
                .stacks()
                .describeStackEventsPaginator(request -> request.stackName(name))
                .stackEvents()
                .stream()
                .takeWhile(event -> !"User Initiated".equals(event.resourceStatusReason()))
                .filter(event -> String.valueOf(event.resourceStatusAsString()).endsWith("FAILED"))
                .reduce((later, earlier) -> earlier)
                .map(Stacks::told)
                .orElse(String.valueOf(stack.stackStatusReason())));
  }

  private static String told(StackEvent event) {
    return event.logicalResourceId()
        + ": "
        + String.valueOf(event.resourceStatusReason()).strip().replaceFirst("[.:]+$", "");
  }

  private static VergerException vanished(String name) {
    return new VergerException(
        Category.ENVIRONMENT,
        "The stack %s vanished while it was made; somebody deleted it; give the same command again."
            .formatted(name));
  }
}
