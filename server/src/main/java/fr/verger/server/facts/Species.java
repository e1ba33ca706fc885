package fr.verger.server.facts;

import java.util.List;
import java.util.Objects;

/**
 * A species, or a cultivated form of one that people know by a name of its own, such as the
 * cauliflower. What is unknown is null or empty.
 *
 * @param id the key by which classes point here
 * @param scientificName in Latin; of the genus alone where the species is not certain
 * @param family in Latin
 * @param names by which people call it
 * @param origin the region it comes from; null where unknown
 * @param season in France
 * @param choosing how to choose it; null where unknown
 * @param keeping how to keep it; null where unknown
 * @param diversity why its diversity matters; null where unknown
 * @param varieties some that are grown
 * @param articles where to check this
 */
public record Species(
    String id,
    String scientificName,
    String family,
    Bilingual<String> names,
    Bilingual<String> origin,
    Season season,
    Bilingual<String> choosing,
    Bilingual<String> keeping,
    Bilingual<String> diversity,
    Bilingual<List<String>> varieties,
    Articles articles) {
  /** What every species has. */
  public Species {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(scientificName, "scientificName");
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(names, "names");
    Objects.requireNonNull(season, "season");
    varieties = new Bilingual<>(List.copyOf(varieties.fr()), List.copyOf(varieties.en()));
    Objects.requireNonNull(articles, "articles");
  }
}
