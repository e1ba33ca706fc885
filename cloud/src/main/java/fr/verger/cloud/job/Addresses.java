package fr.verger.cloud.job;

import fr.verger.cloud.store.Bucket;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.List;
import java.util.regex.Pattern;

/** What the user calls places in the bucket. */
public final class Addresses {
  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://.*");
  private static final Pattern INSIDE = Pattern.compile("[^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*");

  private Addresses() {}

  /**
   * The address of a name in the bucket; an address is one already.
   *
   * @param option that it was given by
   * @param folders of the bucket in which it may lie
   * @throws VergerException when the name leads elsewhere
   */
  public static String of(Bucket bucket, String option, String name, List<String> folders) {
    return SCHEME.matcher(name).matches() ? name : bucket.address(key(option, name, folders));
  }

  /**
   * A name in the bucket, without a slash at its end.
   *
   * @throws VergerException when it leads elsewhere
   */
  public static String key(String option, String name, List<String> folders) {
    String key = name.replaceFirst("/+$", "");
    boolean inside =
        INSIDE.matcher(key).matches()
            && folders.stream().anyMatch(one -> key.equals(one) || key.startsWith(one + "/"))
            && !("/" + key + "/").contains("/../");
    if (!inside) {
      throw new VergerException(
          Category.USAGE,
          "%s is '%s'; give a name in the project's bucket that begins with %s (photos of this machine get there by verger cloud upload), or an s3:// address."
              .formatted(option, name, String.join("/ or ", folders) + "/"));
    }
    return key;
  }
}
