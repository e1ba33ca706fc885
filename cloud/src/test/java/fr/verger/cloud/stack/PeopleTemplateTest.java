package fr.verger.cloud.stack;

import static fr.verger.cloud.stack.ParsedTemplate.list;
import static fr.verger.cloud.stack.ParsedTemplate.map;
import static fr.verger.cloud.stack.TemplateAssertions.READS;
import static fr.verger.cloud.stack.TemplateAssertions.jobsRights;
import static fr.verger.cloud.stack.TemplateAssertions.tags;
import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.cloud.stack.ParsedTemplate.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may do what, as the template says. */
class PeopleTemplateTest {
  private final ParsedTemplate cluster = new ParsedTemplate(Template.CLUSTER);
  private final ParsedTemplate network = new ParsedTemplate(Template.NETWORK);
  private final ParsedTemplate people = new ParsedTemplate(Template.PEOPLE);

  @Test
  void emrActsByItsCurrentPolicyOnTaggedThings() {
    assertThat(Template.PEOPLE.text())
        .contains(":iam::aws:policy/service-role/AmazonEMRServicePolicy_v2")
        .doesNotContain("AmazonElasticMapReduceRole", "AdministratorAccess", "AmazonS3FullAccess");
    for (ParsedTemplate template : List.of(cluster, network)) {
      template.resources().stream()
          .filter(
              one ->
                  Set.of(
                          "AWS::EMR::Cluster",
                          "AWS::EC2::VPC",
                          "AWS::EC2::Subnet",
                          "AWS::EC2::SecurityGroup")
                      .contains(one.type()))
          .forEach(
              one ->
                  assertThat(tags(one))
                      .as(one.name())
                      .containsEntry("for-use-with-amazon-emr-managed-policies", "true"));
    }
  }

  @Test
  void nodesHaveAProfileOfTheirOwnLimitedToTheBucketsFolders() {
    Resource node =
        people.resources("AWS::IAM::Role").stream()
            .filter(role -> role.name().equals("NodeRole"))
            .findFirst()
            .orElseThrow();
    assertThat(people.only("AWS::IAM::InstanceProfile").at("Roles"))
        .isEqualTo(List.of(Map.of("Ref", "NodeRole")));
    List<Map<String, Object>> grants = new ArrayList<>();
    for (Object policy : list(node.at("Policies"))) {
      list(map(map(policy).get("PolicyDocument")).get("Statement"))
          .forEach(statement -> grants.add(map(statement)));
    }
    jobsRights(grants);
  }

  @Test
  void theReaderChangesNothing() {
    Resource reader = role("Reader");
    assertThat(list(reader.at("ManagedPolicyArns"))).containsExactly(Map.of("Ref", "Look"));
    assertThat(reader.properties()).doesNotContainKey("Policies");
    for (Object statement : statementsOf("Look")) {
      assertThat(list(map(statement).get("Action")))
          .allMatch(action -> READS.matcher(action.toString()).matches());
    }
  }

  @Test
  void theOperatorNeitherMakesRolesNorDeletesStorage() {
    assertThat(list(role("Operator").at("ManagedPolicyArns")))
        .containsExactly(Map.of("Ref", "Look"), Map.of("Ref", "Work"));
    String work = statementsOf("Work").toString() + statementsOf("WorkOnMachines");
    assertThat(work)
        .contains("emr-serverless:StartJobRun", "elasticmapreduce:AddJobFlowSteps", "s3:PutObject")
        .doesNotContain("iam:Create", "iam:Put", "iam:Attach", "s3:DeleteBucket")
        .doesNotContain("${Bucket}/*");
  }

  private Resource role(String name) {
    return people.resources().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<Object> statementsOf(String policy) {
    return list(role(policy).at("PolicyDocument", "Statement"));
  }
}
