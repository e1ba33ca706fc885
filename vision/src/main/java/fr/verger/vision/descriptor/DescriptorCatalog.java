package fr.verger.vision.descriptor;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.List;

/** The descriptors that there are, by what users type. */
public final class DescriptorCatalog {
  /** Asked for by name elsewhere, but the library has no ORB. */
  private static final String ORB = "bovw-orb";

  private DescriptorCatalog() {}

  /** Their names. */
  public static List<String> names() {
    return List.of(ColorHog.NAME, KeypointMethod.SIFT.backbone(), KeypointMethod.SURF.backbone());
  }

  /** What a descriptor is, in a few words. */
  public static String title(String name) {
    return KeypointMethod.ofBackbone(name)
        .map(
            method ->
                "%s keypoints as up to %d visual words, learned from photos of the run"
                    .formatted(method, VocabularyLearning.WORDS))
        .orElse("colour histogram and histograms of oriented gradients");
  }

  /**
   * Whether a name is a descriptor's.
   *
   * @throws VergerException when it is that of one which was left out; the sentence says why
   */
  public static boolean has(String name) {
    if (name.equals(ORB)) {
      throw new VergerException(
          Category.USAGE,
          "There is no bovw-orb: BoofCV, which finds the keypoints, has no ORB; take bovw-sift or bovw-surf.");
    }
    return names().contains(name);
  }

  /**
   * Refuses options that a descriptor does not know, before any work is done.
   *
   * @throws VergerException when a vocabulary is given to a descriptor without words
   */
  public static void check(String name, DescriptorOptions options) {
    if (options.vocabulary() != null && KeypointMethod.ofBackbone(name).isEmpty()) {
      throw new VergerException(
          Category.USAGE,
          "%s has no visual words; leave out --vocabulary %s."
              .formatted(name, options.vocabulary()));
    }
  }

  /**
   * The words of a descriptor, out of their file.
   *
   * @param path of the file, for messages
   * @throws VergerException when it is none, or one for another descriptor
   */
  public static VisualWords words(String name, boolean equalize, String path, byte[] file) {
    Vocabulary vocabulary = VocabularyFile.parse(path, file);
    if (!vocabulary.method().backbone().equals(name) || vocabulary.equalize() != equalize) {
      throw new VergerException(
          Category.USAGE,
          "The vocabulary %s was learned for %s%s, not for %s%s; give another one, or none to learn one."
              .formatted(
                  path,
                  vocabulary.method().backbone(),
                  vocabulary.equalize() ? " --equalize" : "",
                  name,
                  equalize ? " --equalize" : ""));
    }
    return new VisualWords(vocabulary);
  }
}
