package fr.verger.server.facts;

import java.util.List;

/**
 * The layout of {@code species.json}; {@code species.schema.json} beside it says more.
 *
 * @param noCard what to say of a class that is not covered
 * @param species each with an id of its own
 * @param classes those of Fruits-360 2020.05.18
 * @param otherClasses names that other versions of Fruits-360 use for the same species
 */
record FactsFile(
    Bilingual<String> noCard,
    List<Species> species,
    List<FruitClass> classes,
    List<FruitClass> otherClasses) {
  FactsFile {
    species = List.copyOf(species);
    classes = List.copyOf(classes);
    otherClasses = List.copyOf(otherClasses);
  }

  /**
   * A class name and what it stands for.
   *
   * @param species the id of one; null where the name does not tell
   */
  record FruitClass(
      String name, String species, Bilingual<String> variety, Bilingual<String> note) {}
}
