package fr.verger.server.facts;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.verger.server.facts.FactsFile.FruitClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The cards of the fruit, by the class names of Fruits-360. */
public final class FruitFacts {
  private final Bilingual<String> noCard;
  private final List<Species> species;
  private final Map<ClassName, FruitCard> byName = new HashMap<>();
  private final Map<ClassName, FruitCard> byNameWithoutNumber = new HashMap<>();

  /**
   * The facts of that file.
   *
   * @throws IllegalArgumentException when two species share an id, two classes a name, or a class
   *     points at a species that is not there
   */
  FruitFacts(FactsFile file) {
    this.noCard = Objects.requireNonNull(file.noCard(), "noCard");
    this.species = file.species();
    Map<String, Species> byId = new HashMap<>();
    for (Species one : species) {
      if (byId.put(one.id(), one) != null) {
        throw new IllegalArgumentException("two species have the id " + one.id());
      }
    }
    Map<ClassName, List<FruitCard>> families = new HashMap<>();
    for (List<FruitClass> classes : List.of(file.classes(), file.otherClasses())) {
      for (FruitClass one : classes) {
        ClassName name = ClassName.of(one.name());
        FruitCard card = new FruitCard(find(byId, one), one.variety(), one.note());
        if (byName.put(name, card) != null) {
          throw new IllegalArgumentException("two classes have the name " + one.name());
        }
        families.computeIfAbsent(name.withoutNumber(), key -> new ArrayList<>()).add(card);
      }
    }
    families.forEach(
        (name, cards) -> common(cards).ifPresent(card -> byNameWithoutNumber.put(name, card)));
  }

  /** Verger's own, from {@code species.json} beside this class. */
  public static FruitFacts standard() {
    try (InputStream in = FruitFacts.class.getResourceAsStream("species.json")) {
      return new FruitFacts(new ObjectMapper().readValue(in, FactsFile.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of them, in the order of the file. */
  public List<Species> species() {
    return species;
  }

  /** What to show where there is no card. */
  public Bilingual<String> noCard() {
    return noCard;
  }

  /**
   * The card of a class. Case does not count, and {@code _} and {@code -} are blanks. A name that
   * is not known is looked up without its last number, since Fruits-360 numbers its series of
   * photos anew with each version: {@code Apple Red 4} has what {@code Apple Red 1} to {@code 3}
   * agree on.
   *
   * @return empty where the name is not covered; then {@link #noCard()} is what to say
   */
  public Optional<FruitCard> card(String className) {
    ClassName name = ClassName.of(className);
    FruitCard exact = byName.get(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    ClassName bare = name.withoutNumber();
    return Optional.ofNullable(byName.getOrDefault(bare, byNameWithoutNumber.get(bare)));
  }

  /** The card of a class; where its name is not covered, one that says so. */
  public FruitCard anyCard(String className) {
    return card(className).orElseGet(() -> new FruitCard(null, null, noCard));
  }

  private static Species find(Map<String, Species> byId, FruitClass one) {
    if (one.species() == null) {
      return null;
    }
    Species found = byId.get(one.species());
    if (found == null) {
      throw new IllegalArgumentException(
          "the class %s points at %s, which is no species here"
              .formatted(one.name(), one.species()));
    }
    return found;
  }

  /** What all of these say; empty where they are not of one species. */
  private static Optional<FruitCard> common(List<FruitCard> cards) {
    Species species = shared(cards, FruitCard::species);
    return species == null
        ? Optional.empty()
        : Optional.of(
            new FruitCard(
                species, shared(cards, FruitCard::variety), shared(cards, FruitCard::note)));
  }

  private static <T> T shared(List<FruitCard> cards, Function<FruitCard, T> part) {
    List<T> distinct = cards.stream().map(part).distinct().toList();
    return distinct.size() == 1 ? distinct.get(0) : null;
  }
}
