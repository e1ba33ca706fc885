package fr.verger.spark.run;

import fr.verger.spark.pca.PrincipalComponentsModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.Path;

/** {@code pca/variance.csv}: the variance that every component explains, not only those kept. */
final class VarianceFile {
  private static final String NAME = "variance.csv";
  private static final String HEADER = "component,variance_explained,cumulative_variance";

  private VarianceFile() {}

  /** Writes it into the folder of a model. */
  static void write(RunFolder folder, Path pca, PrincipalComponentsModel model) throws IOException {
    try (OutputStream out = folder.files().create(new Path(pca, NAME), true)) {
      out.write(text(model).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Whether the file in the folder of a model says what the model says. */
  static boolean agrees(RunFolder folder, Path pca, PrincipalComponentsModel model)
      throws IOException {
    try (InputStream in = folder.files().open(new Path(pca, NAME))) {
      String written = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return numbers(written).equals(numbers(text(model)));
    }
  }

  /** Compared as numbers: another JDK may write some of them with other digits. */
  private static List<List<Double>> numbers(String csv) {
    return csv.lines()
        .skip(1)
        .map(line -> Arrays.stream(line.split(",", -1)).map(VarianceFile::number).toList())
        .toList();
  }

  private static double number(String field) {
    try {
      return Double.parseDouble(field);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static String text(PrincipalComponentsModel model) {
    double[] shares = model.explainedVarianceRatio();
    double[] sums = model.cumulativeVarianceRatio();
    StringBuilder csv = new StringBuilder(HEADER).append("\r\n");
    for (int i = 0; i < shares.length; i++) {
      csv.append(i + 1).append(',').append(shares[i]).append(',').append(sums[i]).append("\r\n");
    }
    return csv.toString();
  }
}
