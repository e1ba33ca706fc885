package fr.verger.cloud.project;

import fr.verger.cloud.aws.Aws;
import fr.verger.cloud.aws.Calls;
import fr.verger.cloud.stack.StackPlan;
import fr.verger.cloud.stack.Template;
import fr.verger.cloud.store.Bucket;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes a project, or changes it into what is wanted now. Nothing that costs by the hour starts.
 */
public final class Deployment {
  private static final String ACCOUNT = "ACCOUNT";
  private static final int GB_PER_VCPU = 4;
  private static final int DISK_GB_PER_VCPU = 10;

  private final ProjectStacks stacks;
  private final Aws aws;
  private final Calls calls;
  private final Consumer<String> says;

  /**
   * A deployment.
   *
   * @param says hears what is done, a line each
   */
  public Deployment(ProjectStacks stacks, Aws aws, Calls calls, Consumer<String> says) {
    this.stacks = stacks;
    this.aws = aws;
    this.calls = calls;
    this.says = says;
  }

  /**
   * What is wanted.
   *
   * @param release of EMR Serverless
   * @param maxVcpu of all jobs together there
   * @param machines whether there shall be clusters and single machines too
   * @param email who is told of money, or null for no budget
   * @param monthlyUsd the budget
   */
  public record Wanted(
      String release, int maxVcpu, boolean machines, String email, int monthlyUsd) {}

  /** Makes it so; returns the bucket. */
  public Bucket make(Wanted wanted) {
    String account =
        calls.ask(
            "STS GetCallerIdentity", ACCOUNT, () -> aws.identity().getCallerIdentity().account());
    says.accept("account " + account + ", region " + stacks.project().region());
    String bucket = apply(Template.STORAGE, Map.of()).getOrDefault("Bucket", bucketToBe());
    String key = wanted.machines() || stacks.has(Template.NETWORK) ? network() : "";
    apply(Template.PEOPLE, Map.of("Bucket", bucket, "DiskKey", key));
    apply(
        Template.SERVERLESS,
        Map.of(
            "Bucket",
            bucket,
            "Release",
            wanted.release(),
            "MaxVcpu",
            Integer.toString(wanted.maxVcpu()),
            "MaxMemoryGb",
            Integer.toString(GB_PER_VCPU * wanted.maxVcpu()),
            "MaxDiskGb",
            Integer.toString(DISK_GB_PER_VCPU * wanted.maxVcpu())));
    if (wanted.email() != null) {
      apply(
          Template.BUDGET,
          Map.of("Email", wanted.email(), "MonthlyUsd", Integer.toString(wanted.monthlyUsd())));
    }
    Bucket made = new Bucket(aws, calls, bucket);
    if (!key.isEmpty()) {
      // Spark starts only where the folder of its history is there.
      made.write("spark-history/", "");
    }
    return made;
  }

  private String network() {
    String key = apply(Template.NETWORK, Map.of()).get("DiskKey");
    return key == null ? "KEY" : key;
  }

  private String bucketToBe() {
    return stacks.project().bucketToBe();
  }

  private Map<String, String> apply(Template template, Map<String, String> parameters) {
    Map<String, String> all = new HashMap<>(parameters);
    all.put("Project", stacks.project().name());
    String name = stacks.project().stack(template);
    Map<String, String> outputs = stacks.stacks().apply(new StackPlan(name, template, all));
    says.accept("stack " + name);
    return outputs;
  }
}
