package fr.verger.vision.keras;

/**
 * What is known of a weights file beside its content; goes into the metadata.
 *
 * @param name the backbone's
 * @param source where the file comes from: an address, or its name
 * @param license SPDX identifier; {@code NOASSERTION} where nobody stated one
 * @param sha256 of the file, in lower-case hex
 */
public record Origin(String name, String source, String license, String sha256) {
  /** SPDX' word for a licence that nobody stated. */
  public static final String UNSTATED = "NOASSERTION";
}
