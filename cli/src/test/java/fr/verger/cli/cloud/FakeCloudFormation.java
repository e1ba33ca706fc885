package fr.verger.cli.cloud;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Stacks that are made at once, told by their template's description. Each state is kept for some
 * questions, as a real stack takes its time.
 */
final class FakeCloudFormation {
  private final Map<String, Stack> stacks = new ConcurrentSkipListMap<>();
  private final FakeS3 s3;
  private final FakeServerless serverless;
  private final FakeEmr emr;
  private String broken = "";
  private String undeletable = "";
  private boolean emulated;
  private boolean unlisted;

  FakeCloudFormation(FakeS3 s3, FakeServerless serverless, FakeEmr emr) {
    this.s3 = s3;
    this.serverless = serverless;
    this.emr = emr;
  }

  /** A stack and what was asked of it. */
  static final class Stack {
    String status;
    String body;
    String role;
    Map<String, String> parameters;
    Map<String, String> outputs = new TreeMap<>();
  }

  /** The next stack of that name cannot be made whole. */
  void breakNext(String name) {
    broken = name;
  }

  /** A stack of that name cannot be deleted. */
  void hold(String name) {
    undeletable = name;
  }

  /** Stacks can be asked for by their name only. */
  void refuseListing(boolean refuse) {
    unlisted = refuse;
  }

  /** Like emulators that leave applications and the steps of clusters out. */
  void emulated() {
    emulated = true;
  }

  Map<String, Stack> stacks() {
    return stacks;
  }

  FakeAnswer answer(String operation, Map<String, String> form) {
    String name = form.get("StackName");
    return switch (operation) {
      case "CreateStack" -> create(name, form);
      case "UpdateStack" -> update(name, form);
      case "DeleteStack" -> {
        if (name.equals(undeletable)) {
          yield FakeAnswer.refusal(
              "cloudformation", 400, "DependencyViolation", "it has dependencies");
        }
        Stack gone = stacks.remove(name);
        if (gone != null && gone.outputs.containsKey("Application")) {
          serverless.deleteApplication();
        }
        yield FakeAnswer.xml("<DeleteStackResponse></DeleteStackResponse>");
      }
      case "DescribeStacks" ->
          name == null && unlisted
              ? FakeAnswer.refusal("cloudformation", 403, "AccessDenied", "not all of them")
              : describe(name);
      case "DescribeStackEvents" -> events(name);
      default -> FakeAnswer.refusal("cloudformation", 400, "InvalidAction", operation);
    };
  }

  private static FakeAnswer invalid(String message) {
    return FakeAnswer.refusal("cloudformation", 400, "ValidationError", message);
  }

  private FakeAnswer create(String name, Map<String, String> form) {
    if (stacks.containsKey(name)) {
      return FakeAnswer.refusal(
          "cloudformation", 400, "AlreadyExistsException", "Stack [" + name + "] already exists");
    }
    Stack stack = new Stack();
    stacks.put(name, stack);
    if (name.equals(broken)) {
      broken = "";
      stack.status = "ROLLBACK_COMPLETE";
      stack.body = "";
      stack.parameters = Map.of();
    } else {
      fill(name, stack, form);
      stack.status = "CREATE_COMPLETE";
    }
    return FakeAnswer.xml(
        "<CreateStackResponse><CreateStackResult><StackId>%s</StackId></CreateStackResult></CreateStackResponse>"
            .formatted(name));
  }

  private FakeAnswer update(String name, Map<String, String> form) {
    Stack stack = stacks.get(name);
    if (stack == null) {
      return invalid("Stack [" + name + "] does not exist");
    }
    if (stack.body.equals(form.get("TemplateBody")) && stack.parameters.equals(parameters(form))) {
      return invalid("No updates are to be performed.");
    }
    fill(name, stack, form);
    stack.status = "UPDATE_COMPLETE";
    return FakeAnswer.xml(
        "<UpdateStackResponse><UpdateStackResult><StackId>%s</StackId></UpdateStackResult></UpdateStackResponse>"
            .formatted(name));
  }

  private static Map<String, String> parameters(Map<String, String> form) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 1; form.containsKey("Parameters.member." + i + ".ParameterKey"); i++) {
      parameters.put(
          form.get("Parameters.member." + i + ".ParameterKey"),
          form.get("Parameters.member." + i + ".ParameterValue"));
    }
    return parameters;
  }

  private void fill(String name, Stack stack, Map<String, String> form) {
    stack.body = form.get("TemplateBody");
    stack.role = form.get("RoleARN");
    stack.parameters = parameters(form);
    String project = stack.parameters.get("Project");
    switch (name.substring(project.length() + 1).replaceFirst("-.*", "")) {
      case "storage" -> {
        String bucket = project + "-" + FakeAws.ACCOUNT + "-" + FakeAws.REGION;
        s3.makeBucket(bucket);
        stack.outputs.put("Bucket", bucket);
      }
      case "network" -> {
        for (String part : new String[] {"Subnet", "PrimaryGroup", "WorkerGroup", "MachineGroup"}) {
          stack.outputs.put(part, part.toLowerCase(java.util.Locale.ROOT) + "-1");
        }
        stack.outputs.put("DiskKey", "arn:aws:kms:eu-west-3:111122223333:key/1");
      }
      case "people" -> {
        stack.outputs.put("Operator", "arn:aws:iam::111122223333:role/verger-operator");
        if (!stack.parameters.getOrDefault("DiskKey", "").isEmpty()) {
          stack.outputs.put("ServiceRole", "arn:aws:iam::111122223333:role/service");
          stack.outputs.put("NodeProfile", "nodes");
          stack.outputs.put("Builder", "arn:aws:iam::111122223333:role/verger-builder");
        }
      }
      case "serverless" -> {
        if (!emulated) {
          stack.outputs.put(
              "Application", serverless.makeApplication(stack.parameters.get("Release")));
        }
        stack.outputs.put("JobRole", "arn:aws:iam::111122223333:role/job");
      }
      case "cluster" ->
          stack.outputs.put(
              "Cluster",
              emr.makeCluster(
                  stack.parameters.get("Release"),
                  stack.parameters.get("JobName"),
                  emulated ? "" : stack.parameters.get("Step")));
      default -> {}
    }
  }

  private FakeAnswer describe(String name) {
    if (name != null && !stacks.containsKey(name)) {
      return invalid("Stack with id " + name + " does not exist");
    }
    StringBuilder xml = new StringBuilder("<DescribeStacksResponse><DescribeStacksResult><Stacks>");
    stacks.forEach(
        (one, stack) -> {
          if (name == null || name.equals(one)) {
            xml.append(
                "<member><StackName>%s</StackName><StackStatus>%s</StackStatus><CreationTime>2026-11-21T00:00:00Z</CreationTime><Outputs>"
                    .formatted(one, stack.status));
            stack.outputs.forEach(
                (key, value) ->
                    xml.append(
                        "<member><OutputKey>%s</OutputKey><OutputValue>%s</OutputValue></member>"
                            .formatted(key, value)));
            xml.append("</Outputs><Parameters>");
            Map<String, String> told = new TreeMap<>(stack.parameters);
            told.put("IdleMinutes", "5");
            told.forEach(
                (key, value) ->
                    xml.append(
                        "<member><ParameterKey>%s</ParameterKey><ParameterValue>%s</ParameterValue></member>"
                            .formatted(key, value)));
            xml.append("</Parameters></member>");
          }
        });
    return FakeAnswer.xml(
        xml.append("</Stacks></DescribeStacksResult></DescribeStacksResponse>").toString());
  }

  private static FakeAnswer events(String name) {
    String event =
        "<member><EventId>%s</EventId><StackName>%s</StackName><LogicalResourceId>%s</LogicalResourceId><ResourceStatus>%s</ResourceStatus><ResourceStatusReason>%s</ResourceStatusReason><Timestamp>2026-11-21T00:00:00Z</Timestamp></member>";
    return FakeAnswer.xml(
        "<DescribeStackEventsResponse><DescribeStackEventsResult><StackEvents>"
            + event.formatted("3", name, "TlsOnly", "CREATE_FAILED", "Resource creation cancelled")
            + event.formatted("2", name, "Bucket", "CREATE_FAILED", "the bucket name is taken")
            + event.formatted("1", name, name, "CREATE_IN_PROGRESS", "User Initiated")
            + event.formatted("0", name, "Old", "CREATE_FAILED", "an older story")
            + "</StackEvents></DescribeStackEventsResult></DescribeStackEventsResponse>");
  }
}
