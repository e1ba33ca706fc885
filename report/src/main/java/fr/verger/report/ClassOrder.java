package fr.verger.report;

import java.math.BigInteger;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order of the classes, which gives each its colour and shape on the page and on figures: by
 * name without regard to case and accents, numbers by their value, the missing label last.
 */
public final class ClassOrder {
  private static final Pattern RUN = Pattern.compile("\\d+|\\D+");

  private static final Comparator<String> ORDER =
      Comparator.nullsLast(
          ((Comparator<String>) ClassOrder::natural).thenComparing(Comparator.naturalOrder()));

  private ClassOrder() {}

  /** All labels of a report in order, each once, null among them where it occurs. */
  public static List<String> of(ReportData data) {
    Set<String> labels = new LinkedHashSet<>();
    data.classes().forEach(one -> labels.add(one.label()));
    data.points().photos().forEach(photo -> labels.add(photo.label()));
    List<String> ordered = new ArrayList<>(labels);
    ordered.sort(ORDER);
    return ordered;
  }

  private static int natural(String a, String b) {
    Matcher left = RUN.matcher(plain(a));
    Matcher right = RUN.matcher(plain(b));
    while (true) {
      boolean more = left.find();
      boolean others = right.find();
      if (!more || !others) {
        return Boolean.compare(more, others);
      }
      int order = compare(left.group(), right.group());
      if (order != 0) {
        return order;
      }
    }
  }

  private static int compare(String a, String b) {
    boolean numbers = Character.isDigit(a.charAt(0)) && Character.isDigit(b.charAt(0));
    return numbers ? new BigInteger(a).compareTo(new BigInteger(b)) : a.compareTo(b);
  }

  private static String plain(String label) {
    return Normalizer.normalize(label, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
