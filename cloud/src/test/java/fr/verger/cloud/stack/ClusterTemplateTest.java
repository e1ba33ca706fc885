package fr.verger.cloud.stack;

import static fr.verger.cloud.stack.ParsedTemplate.list;
import static fr.verger.cloud.stack.ParsedTemplate.map;
import static fr.verger.cloud.stack.TemplateAssertions.releases;
import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.cloud.stack.ParsedTemplate.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the template of a cluster promises. */
class ClusterTemplateTest {
  private final ParsedTemplate cluster = new ParsedTemplate(Template.CLUSTER);

  @Test
  void theClusterEndsAfterItsStepOrWhenIdle() {
    Resource one = cluster.only("AWS::EMR::Cluster");
    assertThat(one.at("AutoTerminationPolicy", "IdleTimeout"))
        .isEqualTo(Map.of("Ref", "IdleSeconds"));
    assertThat(cluster.defaultOf("IdleSeconds")).isEqualTo(5400);
    assertThat(one.at("Instances", "KeepJobFlowAliveWhenNoSteps"))
        .isEqualTo(Map.of("Fn::If", List.of("Waits", true, false)));
    assertThat(cluster.defaultOf("Keep")).isEqualTo("false");
    assertThat(one.at("Instances", "TerminationProtected")).isEqualTo(false);
    releases(cluster);
  }

  @Test
  void theClusterHasPrimaryCoreAndSpotTasksThatScale() {
    Resource one = cluster.only("AWS::EMR::Cluster");
    for (String type : List.of("PrimaryType", "CoreType", "TaskType")) {
      assertThat(cluster.defaultOf(type)).isEqualTo("m5.xlarge");
    }
    assertThat(one.at("Instances", "MasterInstanceGroup", "Market")).isEqualTo("ON_DEMAND");
    assertThat(one.at("Instances", "CoreInstanceGroup", "Market")).isEqualTo("ON_DEMAND");
    assertThat(list(one.at("Instances", "TaskInstanceGroups")))
        .isNotEmpty()
        .allMatch(group -> map(group).get("Market").equals("SPOT"));
    assertThat(map(one.at("ManagedScalingPolicy", "ComputeLimits")))
        .containsEntry("MaximumCapacityUnits", Map.of("Ref", "MaxInstances"))
        .containsEntry("MaximumOnDemandCapacityUnits", Map.of("Ref", "CoreCount"));
  }

  @Test
  void theClusterIsEncryptedAndItsMetadataAskForAToken() {
    Object security = cluster.only("AWS::EMR::SecurityConfiguration").at("SecurityConfiguration");
    Map<String, Object> encryption = map(map(security).get("EncryptionConfiguration"));
    assertThat(encryption).containsEntry("EnableAtRestEncryption", true);
    assertThat(encryption.toString())
        .contains("EnableEbsEncryption=true", "EncryptionKeyProviderType=AwsKms", "SSE-S3");
    assertThat(map(map(security).get("InstanceMetadataServiceConfiguration")))
        .containsEntry("MinimumInstanceMetadataServiceVersion", 2);
    assertThat(cluster.only("AWS::EMR::Cluster").at("SecurityConfiguration"))
        .isEqualTo(Map.of("Ref", "Security"));
    assertThat(cluster.only("AWS::EMR::Cluster").at("Configurations").toString())
        .contains("spark.network.crypto.enabled=true", "spark.io.encryption.enabled=true");
  }

  @Test
  void theClusterKeepsLogsAndHistoryInTheBucket() {
    Resource one = cluster.only("AWS::EMR::Cluster");
    assertThat(one.at("LogUri").toString()).contains("s3://${Bucket}/logs/");
    assertThat(one.at("Configurations").toString())
        .contains("spark.eventLog.enabled=true", "s3://${Bucket}/spark-history/");
  }

  @Test
  void notebooksComeWithTheReleaseThatHasThemAndLieInTheBucket() {
    assertThat(cluster.conditions().get("HasNotebooks").toString()).contains("emr-7.13.0");
    Resource one = cluster.only("AWS::EMR::Cluster");
    assertThat(one.at("Applications").toString())
        .contains("{Fn::If=[HasNotebooks, {Name=JupyterHub}");
    assertThat(one.at("Configurations").toString())
        .contains(
            "jupyter-s3-conf", "s3.persistence.enabled=true", "s3.persistence.bucket={Ref=Bucket}");
  }

  @Test
  void nothingIsInstalledOnTheNodes() {
    assertThat(cluster.only("AWS::EMR::Cluster").properties())
        .doesNotContainKey("BootstrapActions");
  }
}
