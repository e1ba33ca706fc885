package fr.verger.server.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.verger.server.facts.FactsFile.FruitClass;
import fr.verger.vision.VergerException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FruitFactsTest {
  private static final FruitFacts FACTS = FruitFacts.standard();

  @Test
  void everyClassOfTheSetHasACard() throws Exception {
    assertThat(SpeciesFileTest.classNames()).allMatch(name -> FACTS.card(name).isPresent());
  }

  @Test
  void aClassWhoseNameTellsNoSpeciesSaysSo() throws Exception {
    List<String> unknown = new ArrayList<>();
    for (String name : SpeciesFileTest.classNames()) {
      if (FACTS.card(name).orElseThrow().species() == null) {
        unknown.add(name);
      }
    }
    assertThat(unknown).containsExactly("Nut Forest");
    assertThat(FACTS.card("Nut Forest").orElseThrow().note().en()).contains("guess");
  }

  @ParameterizedTest
  @CsvSource({
    "Apple Braeburn, malus-domestica, Braeburn",
    "Cherry Wax Red, prunus-avium, Red cherry (\"wax\")",
    "Pepper Red, capsicum-annuum, Red bell pepper",
    "Tomato 1, solanum-lycopersicum,",
    "Nut Pecan, carya-illinoinensis,",
    "Potato Sweet, ipomoea-batatas,",
    "Nectarine Flat, prunus-persica, Flat nectarine",
    "Pear Williams, pyrus-communis, Williams (Bartlett)",
    "Lemon Meyer, citrus-meyeri,",
    "Cactus fruit, opuntia-ficus-indica,",
    "Kohlrabi, brassica-oleracea-gongylodes,",
    "Huckleberry, vaccinium,",
    "Salak, salacca-zalacca,",
    "Pepino, solanum-muricatum,"
  })
  void aClassHasItsSpeciesAndVariety(String name, String species, String variety) {
    FruitCard card = FACTS.card(name).orElseThrow();
    assertThat(card.species().id()).isEqualTo(species);
    assertThat(card.variety() == null ? null : card.variety().en()).isEqualTo(variety);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Huckleberry",
        "Cherry Wax Black",
        "Plum 2",
        "Grape Blue",
        "Maracuja",
        "Passion Fruit",
        "Granadilla",
        "Cantaloupe 1",
        "Melon Piel de Sapo",
        "Mandarine",
        "Clementine",
        "Tangelo",
        "Limes",
        "Mulberry",
        "Pitahaya Red",
        "Banana Lady Finger"
      })
  void aDoubtfulNameCarriesANote(String name) {
    assertThat(FACTS.card(name).orElseThrow().note()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "apple braeburn, Apple Braeburn",
    "APPLE_BRAEBURN, Apple Braeburn",
    "melon-piel-de--sapo, Melon Piel de Sapo",
    "'  Lemon   Meyer ', Lemon Meyer",
    "Apple Red Delicious 1, Apple Red Delicious",
    "Pear 13, Pear",
    "tomato_cherry_red_2, Tomato Cherry Red",
    "Apple Red 4, Apple Red 1",
    "Grape White 5, Grape White",
    "Litchi, Lychee"
  })
  void anotherSpellingHasTheSameCard(String spelling, String name) {
    assertThat(FACTS.card(spelling)).isPresent().isEqualTo(FACTS.card(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Carrot", "Zucchini 1", "Applesauce", "Braeburn", "7", " ", ""})
  void aNameThatIsNotCoveredHasNoCard(String name) {
    assertThat(FACTS.card(name)).isEmpty();
  }

  @Test
  void whatIsSaidWithoutACardNamesWhatIsCovered() {
    assertThat(FACTS.noCard().fr()).contains("131 classes");
    assertThat(FACTS.noCard().en()).contains("131 classes");
  }

  @Test
  void everyLabelOfTheBundledBackboneHasASpecies() throws Exception {
    assertThat(bundledLabels()).hasSizeGreaterThan(50).allMatch(FruitFactsTest::hasSpecies);
  }

  @Test
  void everyFolderOfTheRealPhotosHasASpecies() throws Exception {
    try (Stream<Path> folders = Files.list(sharedPhotos())) {
      List<String> names = folders.map(folder -> folder.getFileName().toString()).toList();
      assertThat(names).hasSizeGreaterThan(30).allMatch(FruitFactsTest::hasSpecies);
    }
  }

  @Test
  void aClassThatPointsNowhereIsRefused() {
    FruitClass lost = new FruitClass("Apple", "malus", null, null);
    assertThatThrownBy(() -> new FruitFacts(file(List.of(lost))))
        .hasMessageContaining("Apple points at malus");
  }

  @Test
  void aClassThatIsThereTwiceIsRefused() {
    Bilingual<String> note = new Bilingual<>("inconnue", "unknown");
    FruitClass first = new FruitClass("Nut Forest", null, null, note);
    FruitClass again = new FruitClass("nut_forest", null, null, note);
    assertThatThrownBy(() -> new FruitFacts(file(List.of(first, again))))
        .hasMessageContaining("nut_forest");
  }

  @Test
  void aSeriesOfTwoSpeciesHasNoCommonCard() {
    Species apple = FACTS.card("Apple").orElseThrow().species();
    Species pear = FACTS.card("Pear").orElseThrow().species();
    FruitFacts facts =
        new FruitFacts(
            new FactsFile(
                FACTS.noCard(),
                List.of(apple, pear),
                List.of(
                    new FruitClass("Pome 1", apple.id(), null, null),
                    new FruitClass("Pome 2", pear.id(), null, null)),
                List.of()));
    assertThat(facts.card("Pome 2").orElseThrow().species()).isEqualTo(pear);
    assertThat(facts.card("Pome 3")).isEmpty();
  }

  private static boolean hasSpecies(String name) {
    return FACTS.card(name).map(FruitCard::species).isPresent();
  }

  private static FactsFile file(List<FruitClass> classes) {
    return new FactsFile(FACTS.noCard(), List.of(), classes, List.of());
  }

  private static List<String> bundledLabels() throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (InputStream in = VergerException.class.getResourceAsStream("backbone/fruits-mini.onnx");
        OrtSession session = environment.createSession(in.readAllBytes())) {
      String labels = session.getMetadata().getCustomMetadata().get("verger.labels");
      return List.of(new ObjectMapper().readValue(labels, String[].class));
    }
  }

  private static Path sharedPhotos() {
    Path root = Path.of("").toAbsolutePath();
    while (root != null && !Files.isDirectory(root.resolve(".mvn"))) {
      root = root.getParent();
    }
    assumeTrue(root != null, "left out: the project's root was not found");
    Path photos = root.resolveSibling("shared").resolve(Path.of("fruits", "Training"));
    assumeTrue(Files.isDirectory(photos), "left out: there is no ../shared/fruits");
    // Counted by .ci/run, as the reason above is.
    System.out.println("uses ../shared/fruits");
    return photos;
  }
}
