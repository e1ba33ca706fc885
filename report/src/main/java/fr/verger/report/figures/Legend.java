package fr.verger.report.figures;

import fr.verger.report.Photo;
import fr.verger.report.figures.Drawing.Anchor;
import fr.verger.report.figures.Drawing.Symbol;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The classes with their marks, in as many columns as they need, and the splits below them. */
final class Legend {
  private static final double WIDTH = 272;
  private static final double BOTTOM = 660;

  /** Sizes of text, at most, for one column and for more. */
  private static final double[] TEXT = {16, 12.5, 10};

  /** About the width of a letter, in shares of its size. */
  private static final double LETTER = 0.56;

  private Legend() {}

  /** Whether photos of a split are drawn as outlines. */
  static boolean hollow(String split) {
    return split != null && !split.equals("Training");
  }

  static void draw(
      Drawing drawing, List<String> classes, List<Photo> photos, double left, double top) {
    int columns = classes.size() <= 28 ? 1 : classes.size() <= 84 ? 2 : 3;
    double even = (BOTTOM - top) / Math.ceil((double) classes.size() / columns);
    double row = Math.max(11.4, Math.min(22, even));
    double text = Math.min(0.74 * row, TEXT[columns - 1]);
    int rows = (int) ((BOTTOM - top) / row + 1e-9);
    double column = WIDTH / columns;
    boolean fits = classes.size() <= rows * columns;
    int shown = fits ? classes.size() : rows * columns - 1;
    int perColumn = fits ? (int) Math.ceil((double) shown / columns) : rows;
    for (int i = 0; i < shown; i++) {
      int place = i / perColumn;
      double x = left + place * column;
      double y = top + (i % perColumn + 0.5) * row;
      drawing.add(new Symbol(ClassMarks.shape(i), x, y, 0.4 * text, ClassMarks.color(i), false));
      drawing.text(
          shortened(name(classes.get(i)), (column - 1.5 * text) / (LETTER * text)),
          x + 0.84 * text,
          y + 0.36 * text,
          text,
          Drawing.INK,
          Anchor.START);
    }
    if (shown < classes.size()) {
      String rest = String.format(Locale.ROOT, "… and %,d more", classes.size() - shown);
      drawing.text(
          rest,
          left + (columns - 1) * column,
          top + (rows - 0.36) * row,
          text,
          Drawing.SOFT,
          Anchor.START);
    }
    splits(drawing, photos, left);
  }

  private static void splits(Drawing drawing, List<Photo> photos, double left) {
    List<String> splits =
        photos.stream()
            .map(Photo::split)
            .filter(Objects::nonNull)
            .distinct()
            .sorted(Comparator.comparing(Legend::hollow).thenComparing(split -> split))
            .toList();
    if (splits.stream().noneMatch(Legend::hollow)) {
      return;
    }
    double x = left;
    for (String split : splits) {
      drawing.add(new Symbol(ClassMarks.shape(0), x, 688, 6, Drawing.SOFT, hollow(split)));
      drawing.text(split, x + 14, 693, 15, Drawing.SOFT, Anchor.START);
      x += 34 + split.length() * 15 * LETTER;
    }
  }

  private static String name(String label) {
    return label == null ? "(no class)" : label;
  }

  private static String shortened(String label, double letters) {
    int[] all = label.codePoints().limit(200).toArray();
    int room = (int) Math.max(2, letters);
    return all.length <= room ? label : new String(all, 0, room - 1).strip() + "…";
  }
}
