package fr.verger.cloud.stack;

import static fr.verger.cloud.stack.ParsedTemplate.list;
import static fr.verger.cloud.stack.TemplateAssertions.READS;
import static fr.verger.cloud.stack.TemplateAssertions.tags;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the templates promise, read from the templates. */
class TemplatesTest {
  private static final int MOST_BYTES_OF_A_TEMPLATE = 51_200;
  private static final Pattern IN_TEXT = Pattern.compile("\\$\\{([^!}][^}]*)\\}");

  @ParameterizedTest
  @EnumSource(Template.class)
  void isSmallEnoughToGoAlongWithTheCall(Template template) {
    assertThat(template.text().length()).isLessThan(MOST_BYTES_OF_A_TEMPLATE);
    assertThat(template.text()).startsWith("#").contains("AWSTemplateFormatVersion: '2010-09-09'");
  }

  /** A name that is referred to exists, and a parameter is used: a typing error shows here. */
  @ParameterizedTest
  @EnumSource(Template.class)
  void whatIsReferredToIsThere(Template template) {
    ParsedTemplate parsed = new ParsedTemplate(template);
    Set<String> known = new HashSet<>(parsed.parameters().keySet());
    parsed.resources().forEach(resource -> known.add(resource.name()));
    Set<String> used = referredTo(parsed);
    assertThat(used).allMatch(name -> name.startsWith("AWS::") || known.contains(name));
    assertThat(used).containsAll(parsed.parameters().keySet());
    List<String> conditions = new ArrayList<>();
    ParsedTemplate.walk(
        parsed.root(),
        node -> {
          if (node.get("Fn::If") instanceof List<?> choice) {
            conditions.add(choice.get(0).toString());
          }
          if (node.get("Condition") instanceof String name) {
            conditions.add(name);
          }
        });
    assertThat(parsed.conditions().keySet()).hasSameElementsAs(new HashSet<>(conditions));
  }

  private static Set<String> referredTo(ParsedTemplate parsed) {
    Set<String> used = new HashSet<>();
    ParsedTemplate.walk(
        parsed.root(),
        node -> {
          if (node.get("Ref") instanceof String name) {
            used.add(name);
          }
          if (node.get("Fn::GetAtt") instanceof String name) {
            used.add(name.split("\\.", -1)[0]);
          }
          if (node.get("Fn::Sub") instanceof String text) {
            Matcher names = IN_TEXT.matcher(text);
            while (names.find()) {
              used.add(names.group(1).split("\\.", -1)[0]);
            }
          }
        });
    return used;
  }

  @ParameterizedTest
  @EnumSource(Template.class)
  void nothingIsWrittenEverywhere(Template template) {
    for (Map<String, Object> grant : new ParsedTemplate(template).grants()) {
      assertThat(list(grant.get("Action")))
          .as("%s", grant)
          .allMatch(action -> action.toString().matches("[a-z0-9-]+:[A-Za-z]+"));
      assertThat(grant).doesNotContainKeys("NotAction", "NotResource");
      boolean everywhere =
          list(grant.get("Resource")).stream()
              .anyMatch(one -> one.equals("*") || one.toString().matches("arn:[^/]*:\\*"));
      if (everywhere) {
        assertThat(list(grant.get("Action")))
            .as("%s", grant)
            .allMatch(action -> READS.matcher(action.toString()).matches());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Template.class)
  void aRoleIsPassedToOneServiceOnly(Template template) {
    for (Map<String, Object> grant : new ParsedTemplate(template).grants()) {
      if (list(grant.get("Action")).contains("iam:PassRole")) {
        assertThat(grant.toString()).contains("iam:PassedToService");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Template.class)
  void nothingComesIn(Template template) {
    ParsedTemplate parsed = new ParsedTemplate(template);
    assertThat(parsed.resources("AWS::EC2::SecurityGroupIngress")).isEmpty();
    assertThat(parsed.resources("AWS::EC2::SecurityGroup"))
        .allMatch(group -> !group.properties().containsKey("SecurityGroupIngress"));
    assertThat(template.text()).doesNotContain("KeyName").doesNotContain("Ec2KeyName");
  }

  @ParameterizedTest
  @EnumSource(Template.class)
  void whatCostsCarriesTheProjectsTag(Template template) {
    Set<String> costs =
        Set.of(
            "AWS::S3::Bucket",
            "AWS::EMRServerless::Application",
            "AWS::EMR::Cluster",
            "AWS::EC2::Instance",
            "AWS::IAM::Role");
    new ParsedTemplate(template)
        .resources().stream()
            .filter(resource -> costs.contains(resource.type()))
            .forEach(
                resource -> assertThat(tags(resource)).as(resource.name()).containsKey("project"));
  }
}
