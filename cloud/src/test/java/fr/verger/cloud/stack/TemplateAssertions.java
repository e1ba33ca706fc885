package fr.verger.cloud.stack;

import static fr.verger.cloud.stack.ParsedTemplate.list;
import static fr.verger.cloud.stack.ParsedTemplate.map;
import static org.assertj.core.api.Assertions.assertThat;

import fr.verger.cloud.stack.ParsedTemplate.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What several templates promise. */
final class TemplateAssertions {
  /** Actions that change nothing. */
  static final Pattern READS =
      Pattern.compile("[a-z0-9-]+:(Get|List|Describe|BatchGet|Head)[A-Za-z]*");

  private TemplateAssertions() {}

  /** Tags of a resource, by key. */
  static Map<String, Object> tags(Resource resource) {
    Map<String, Object> tags = new HashMap<>();
    for (Object tag : list(resource.at("Tags"))) {
      tags.put(map(tag).get("Key").toString(), map(tag).get("Value"));
    }
    return tags;
  }

  /** Both releases can be chosen, the newer Spark unless told otherwise. */
  static void releases(ParsedTemplate template) {
    assertThat(template.defaultOf("Release")).isEqualTo("emr-spark-8.1.0");
    assertThat(list(map(template.parameters().get("Release")).get("AllowedValues")))
        .containsExactly("emr-spark-8.1.0", "emr-7.13.0");
  }

  /** A job writes to folders of the one bucket, and not to the photos. */
  static void jobsRights(List<Map<String, Object>> grants) {
    List<String> written = new ArrayList<>();
    for (Map<String, Object> grant : grants) {
      if (list(grant.get("Action")).contains("s3:PutObject")) {
        list(grant.get("Resource")).forEach(one -> written.add(one.toString()));
      }
    }
    assertThat(written).isNotEmpty().allMatch(one -> one.contains(":s3:::${Bucket}/"));
    assertThat(written).noneMatch(one -> one.contains("/photos/") || one.endsWith("${Bucket}/*}"));
  }
}
