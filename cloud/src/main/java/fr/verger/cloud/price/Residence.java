package fr.verger.cloud.price;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.Set;

/** Where data may lie: in the European Union, unless the user says otherwise. */
public final class Residence {
  /** Regions on the territory of a member state. */
  private static final Set<String> MEMBERS =
      Set.of("eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-3");

  private Residence() {}

  /** Whether a region lies in the European Union; London and Zurich do not. */
  public static boolean inEurope(String region) {
    return MEMBERS.contains(region);
  }

  /**
   * Lets a region pass.
   *
   * @throws VergerException when it lies outside the European Union and nobody allowed that
   */
  public static void check(String region, boolean allowed) {
    if (!allowed && !inEurope(region)) {
      throw new VergerException(
          Category.USAGE,
          ("The region %s lies outside the European Union: photos can hold personal data (people,"
                  + " places, times), which the GDPR lets leave the Union only on a legal ground;"
                  + " take one of %s, or add --allow-non-eu when you have that ground.")
              .formatted(region, String.join(", ", MEMBERS.stream().sorted().toList())));
    }
  }
}
