package fr.verger.spark.pca;

import fr.verger.spark.pca.blas.Blas;
import fr.verger.spark.pca.blas.BlasChoice;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Reads the rows of one partition, each (features[, path]), and stops at the first that will not
 * do.
 */
record RowScan(FeatureType type, boolean hasPath, BlasChoice choice, int maxColumns)
    implements Serializable {

  Partial scan(Iterator<InternalRow> rows) {
    if (!rows.hasNext()) {
      return new Partial.Nothing();
    }
    InternalRow first = rows.next();
    if (first.isNullAt(0)) {
      return flaw(name(first).missing());
    }
    double[] features = type.read(first);
    if (features.length == 0) {
      return flaw(name(first).empty());
    }
    if (features.length > maxColumns) {
      return flaw(name(first).tooMany(features.length, maxColumns));
    }
    Blas blas;
    try {
      blas = choice.load();
    } catch (VergerException e) {
      return new Partial.Flaw(e.category(), e.getMessage());
    }
    return scan(first, features, rows, blas);
  }

  private Partial scan(InternalRow first, double[] origin, Iterator<InternalRow> rest, Blas blas) {
    RowName firstName = name(first);
    try (ScatterBuilder builder = new ScatterBuilder(blas, origin)) {
      InternalRow row = first;
      double[] features = origin;
      while (true) {
        Optional<String> complaint = complaint(row, features, origin.length);
        if (complaint.isPresent()) {
          return flaw(complaint.get());
        }
        builder.add(features);
        if (!rest.hasNext()) {
          break;
        }
        row = rest.next();
        features = row.isNullAt(0) ? new double[0] : type.read(row);
      }
      return new Partial.Sum(
          builder.build(), firstName, new TreeSet<>(List.of(blas.description())));
    }
  }

  private Optional<String> complaint(InternalRow row, double[] features, int columns) {
    if (row.isNullAt(0)) {
      return Optional.of(name(row).missing());
    }
    if (features.length != columns) {
      return Optional.of(name(row).otherLength(features.length, columns));
    }
    for (int i = 0; i < columns; i++) {
      if (!Double.isFinite(features[i])) {
        return Optional.of(name(row).notFinite(i));
      }
    }
    return Optional.empty();
  }

  private RowName name(InternalRow row) {
    return RowName.of(
        hasPath && !row.isNullAt(1)
            ? Optional.of(row.getUTF8String(1).toString())
            : Optional.empty());
  }

  private static Partial flaw(String sentence) {
    return new Partial.Flaw(Category.INPUT, sentence);
  }
}
