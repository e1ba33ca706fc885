package fr.verger.spark.pca;

import fr.verger.spark.pca.blas.Blas;
import fr.verger.spark.pca.blas.BlasChoice;
import fr.verger.vision.VergerException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Reads the rows of one partition, and stops at the first that will not do, or at once where they
 * are too wide.
 */
record RowScan(RowReader reader, BlasChoice choice, int maxColumns) implements Serializable {

  Partial scan(Iterator<InternalRow> rows) {
    if (!rows.hasNext()) {
      return new Partial.Nothing();
    }
    InternalRow first = rows.next();
    double[] features = reader.features(first);
    if (features.length > maxColumns) {
      return new Partial.TooWide(features.length, reader.name(first));
    }
    Optional<Partial.Flaw> flaw = reader.flaw(first, features, features.length);
    if (flaw.isPresent()) {
      return flaw.get();
    }
    Blas blas;
    try {
      blas = choice.load();
    } catch (VergerException e) {
      return new Partial.Flaw(e.category(), e.getMessage());
    }
    return scan(reader.name(first), features, rows, blas);
  }

  private Partial scan(RowName name, double[] first, Iterator<InternalRow> rest, Blas blas) {
    try (ScatterBuilder builder = new ScatterBuilder(blas, first)) {
      builder.add(first);
      while (rest.hasNext()) {
        InternalRow row = rest.next();
        double[] features = reader.features(row);
        Optional<Partial.Flaw> flaw = reader.flaw(row, features, first.length);
        if (flaw.isPresent()) {
          return flaw.get();
        }
        builder.add(features);
      }
      return new Partial.Sum(builder.build(), name, new TreeSet<>(List.of(blas.description())));
    }
  }
}
