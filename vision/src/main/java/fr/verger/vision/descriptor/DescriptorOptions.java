package fr.verger.vision.descriptor;

import java.io.Serializable;

/**
 * What the user says of a classical descriptor.
 *
 * @param equalize whether the histogram of the luma is equalised first
 * @param vocabulary path of the visual words to use, or null to have them learned
 */
public record DescriptorOptions(boolean equalize, String vocabulary) implements Serializable {
  /** Nothing said. */
  public static DescriptorOptions none() {
    return new DescriptorOptions(false, null);
  }

  /** The same with the words in that file. */
  public DescriptorOptions withVocabulary(String file) {
    return new DescriptorOptions(equalize, file);
  }
}
