package fr.verger.server.facts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The file of facts: its form, and that nothing in it is lost or points nowhere. */
class SpeciesFileTest {
  private static JsonNode facts;
  private static JsonSchema schema;

  @BeforeAll
  static void readFiles() throws Exception {
    facts = new ObjectMapper().readTree(bytes("species.json"));
    schema =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(new String(bytes("species.schema.json"), StandardCharsets.UTF_8));
  }

  @Test
  void theFileIsAsItsSchemaSays() {
    assertThat(schema.validate(facts)).isEmpty();
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        damage("a thirteenth month", file -> season(file).withArray("months").add(13)),
        damage("month nought", file -> season(file).withArray("months").add(0)),
        damage("a month twice", file -> season(file).putArray("months").add(7).add(7)),
        damage("no English name", file -> ((ObjectNode) first(file).get("names")).remove("en")),
        damage("a blank name", file -> ((ObjectNode) first(file).get("names")).put("fr", " ")),
        damage("no Latin name", file -> first(file).putNull("scientificName")),
        damage("an English name for Latin", file -> first(file).put("scientificName", "the kiwi")),
        damage("a family that is none", file -> first(file).put("family", "Fruits")),
        damage("an empty title", file -> ((ObjectNode) first(file).get("articles")).put("fr", "")),
        damage("a field left out", file -> first(file).remove("diversity")),
        damage("a field of no meaning", file -> first(file).put("price", 3)),
        damage("a nameless class", file -> ((ObjectNode) file.at("/classes/0")).putNull("name")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void theSchemaRefuses(String damage, Consumer<ObjectNode> change) {
    ObjectNode damaged = facts.deepCopy();
    change.accept(damaged);
    Set<ValidationMessage> found = schema.validate(damaged);
    assertThat(found).isNotEmpty();
  }

  @Test
  void everyClassOfTheSetIsThereOnce() throws Exception {
    assertThat(texts(facts.get("classes"), "name"))
        .hasSize(131)
        .containsExactlyElementsOf(classNames());
  }

  @Test
  void everySpeciesBelongsToAClass() {
    Set<String> used = new TreeSet<>(texts(facts.get("classes"), "species"));
    used.addAll(texts(facts.get("otherClasses"), "species"));
    assertThat(texts(facts.get("species"), "id")).doesNotHaveDuplicates().hasSameElementsAs(used);
  }

  @Test
  void noTwoSpeciesShareALatinNameOrAName() {
    assertThat(texts(facts.get("species"), "scientificName")).doesNotHaveDuplicates();
    for (String language : List.of("fr", "en")) {
      List<String> names = new ArrayList<>();
      facts.get("species").forEach(one -> names.add(one.at("/names/" + language).asText()));
      assertThat(names).doesNotHaveDuplicates();
    }
  }

  @Test
  void everySpeciesCanBeCheckedInAnArticle() {
    for (JsonNode one : facts.get("species")) {
      assertThat(one.at("/articles/en").asText(null)).as(one.get("id").asText()).isNotNull();
    }
  }

  @Test
  void varietiesAreNamedInBothLanguagesOrInNeither() {
    for (JsonNode one : facts.get("species")) {
      assertThat(one.at("/varieties/fr").isEmpty())
          .as(one.get("id").asText())
          .isEqualTo(one.at("/varieties/en").isEmpty());
    }
  }

  /** The names of the classes of Fruits-360 2020.05.18. */
  static List<String> classNames() throws Exception {
    return new String(bytes("classes-2020.05.18.txt"), StandardCharsets.UTF_8).lines().toList();
  }

  private static Arguments damage(String name, Consumer<ObjectNode> change) {
    return Arguments.of(name, change);
  }

  private static ObjectNode first(ObjectNode file) {
    return (ObjectNode) file.at("/species/0");
  }

  private static ObjectNode season(ObjectNode file) {
    return (ObjectNode) first(file).get("season");
  }

  private static List<String> texts(JsonNode list, String field) {
    List<String> texts = new ArrayList<>();
    list.forEach(one -> texts.add(one.get(field).textValue()));
    texts.removeIf(Objects::isNull);
    return texts;
  }

  private static byte[] bytes(String resource) throws Exception {
    try (InputStream in = FruitFacts.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    }
  }
}
