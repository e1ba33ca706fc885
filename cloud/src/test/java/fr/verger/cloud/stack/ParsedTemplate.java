package fr.verger.cloud.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A template as maps and lists; {@code !Ref x} becomes {@code {Ref: x}}, others {@code {Fn::…}}.
 */
final class ParsedTemplate {
  private final Map<String, Object> root;

  ParsedTemplate(Template template) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    // CloudFormation reads YAML without anchors and aliases.
    options.setMaxAliasesForCollections(0);
    root = map(new Yaml(new ShortForms(options)).load(template.text()));
  }

  /** One resource. */
  record Resource(String name, String type, Map<String, Object> all) {
    Map<String, Object> properties() {
      return map(all.get("Properties"));
    }

    /** What lies at a path of keys, or null. */
    Object at(String... path) {
      Object value = properties();
      for (String key : path) {
        value = value instanceof Map<?, ?> ? map(value).get(key) : null;
      }
      return value;
    }
  }

  Map<String, Object> parameters() {
    return map(root.get("Parameters"));
  }

  Object defaultOf(String parameter) {
    return map(parameters().get(parameter)).get("Default");
  }

  Map<String, Object> outputs() {
    return map(root.get("Outputs"));
  }

  Map<String, Object> conditions() {
    return root.containsKey("Conditions") ? map(root.get("Conditions")) : Map.of();
  }

  List<Resource> resources() {
    return map(root.get("Resources")).entrySet().stream()
        .map(
            one ->
                new Resource(
                    one.getKey(), map(one.getValue()).get("Type").toString(), map(one.getValue())))
        .toList();
  }

  List<Resource> resources(String type) {
    return resources().stream().filter(one -> one.type().equals(type)).toList();
  }

  Resource only(String type) {
    List<Resource> found = resources(type);
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " resources of " + type);
    }
    return found.get(0);
  }

  /** Every statement of every policy that grants something to a role. */
  List<Map<String, Object>> grants() {
    List<Map<String, Object>> found = new ArrayList<>();
    walk(
        root.get("Resources"),
        node -> {
          if (node.containsKey("Effect")
              && node.containsKey("Action")
              && node.containsKey("Resource")
              && !node.containsKey("Principal")
              && "Allow".equals(node.get("Effect"))) {
            found.add(node);
          }
        });
    return found;
  }

  /** Every map in the template. */
  static void walk(Object node, Consumer<Map<String, Object>> visitor) {
    if (node instanceof Map<?, ?>) {
      visitor.accept(map(node));
      map(node).values().forEach(value -> walk(value, visitor));
    } else if (node instanceof List<?> list) {
      list.forEach(value -> walk(value, visitor));
    }
  }

  Map<String, Object> root() {
    return root;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  static List<Object> list(Object value) {
    return value instanceof List<?> many ? List.copyOf(many) : List.of(value);
  }

  /** CloudFormation's short forms of its functions. */
  private static final class ShortForms extends SafeConstructor {
    ShortForms(LoaderOptions options) {
      super(options);
      yamlMultiConstructors.put("!", new Function());
    }

    private final class Function extends AbstractConstruct {
      @Override
      public Object construct(Node node) {
        String tag = node.getTag().getValue().substring(1);
        String name = tag.equals("Ref") || tag.equals("Condition") ? tag : "Fn::" + tag;
        if (node instanceof ScalarNode scalar) {
          return Map.of(name, scalar.getValue());
        }
        if (node instanceof SequenceNode sequence) {
          return Map.of(name, constructSequence(sequence));
        }
        return Map.of(name, constructMapping((MappingNode) node));
      }
    }
  }
}
