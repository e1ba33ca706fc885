package fr.verger.server.facts;

/**
 * What is known of the fruit that a class name stands for.
 *
 * @param species behind the class; null where its name does not tell one with certainty, and then
 *     {@code note} says so
 * @param variety or form that the name states; null where it states none
 * @param note what is doubtful about the name; null where nothing is
 */
public record FruitCard(Species species, Bilingual<String> variety, Bilingual<String> note) {
  /** A card says something: a species, or why there is none. */
  public FruitCard {
    if (species == null && note == null) {
      throw new IllegalArgumentException("a card without a species needs a note that says why");
    }
  }
}
