package fr.verger.spark.training;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.udf;

import fr.verger.spark.pca.PrincipalComponents;
import fr.verger.spark.pca.ReducedRows;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * Which photos a classifier learns from, which it is asked about, and in words why.
 *
 * @param labels to learn, sorted
 * @param strangers labels of {@code tested} that are not learned, sorted
 * @param training features of photos to learn from
 * @param tested features of photos to ask about, strangers among them; null when there are none
 * @param validation features of photos to choose on, or null to hold some of {@code training} back
 * @param heldBack whether {@code tested} was held back and is no split of its own
 */
record TrainingParts(
    List<String> labels,
    List<String> strangers,
    Dataset<Row> training,
    Dataset<Row> tested,
    Dataset<Row> validation,
    String trainedOn,
    String testedOn,
    boolean heldBack) {
  private static final String TRAINING = "Training";
  private static final String TEST = "Test";
  private static final String VALIDATION = "Validation";

  /**
   * Divides a table by its splits, or without a split named Training by holding photos back.
   *
   * @param rows with features
   * @param counts of them
   * @param leftOut labels not to learn
   * @param estimator of components, by which near-duplicates are told
   * @throws VergerException when there are not two labels to learn
   */
  static TrainingParts of(
      Dataset<Row> rows,
      List<LabelCount> counts,
      Set<String> leftOut,
      PrincipalComponents estimator) {
    boolean splits = counts.stream().anyMatch(in(TRAINING));
    Set<String> labels =
        labels(
            counts,
            one -> (!splits || TRAINING.equals(one.split())) && !leftOut.contains(one.label()));
    refuseUnless(labels, leftOut, counts);
    Dataset<Row> known = rows.where(col("label").isin(labels.toArray()));
    return splits
        ? bySplit(rows, known, counts, labels)
        : byHoldingBack(rows, known, counts, labels, estimator);
  }

  private static TrainingParts bySplit(
      Dataset<Row> rows, Dataset<Row> known, List<LabelCount> counts, Set<String> labels) {
    boolean test = counts.stream().anyMatch(in(TEST));
    boolean validation = counts.stream().anyMatch(in(VALIDATION));
    String asked = test ? TEST : VALIDATION;
    return new TrainingParts(
        List.copyOf(labels),
        List.copyOf(labels(counts, in(asked).and(one -> !labels.contains(one.label())))),
        known.where(col("split").equalTo(TRAINING)),
        test || validation ? rows.where(col("split").equalTo(asked)) : null,
        test && validation ? known.where(col("split").equalTo(VALIDATION)) : null,
        "the split Training",
        "the split " + asked,
        false);
  }

  private static TrainingParts byHoldingBack(
      Dataset<Row> rows,
      Dataset<Row> known,
      List<LabelCount> counts,
      Set<String> labels,
      PrincipalComponents estimator) {
    Set<String> held = HoldOut.of(ReducedRows.of(known, estimator.fit(known)));
    Set<String> strangers = labels(counts, one -> !labels.contains(one.label()));
    return new TrainingParts(
        List.copyOf(labels),
        List.copyOf(strangers),
        known.where(not(among(rows, held))),
        known.where(among(rows, held)).union(rows.where(col("label").isin(strangers.toArray()))),
        null,
        "all photos but those held back",
        "photos of every label held back, near-duplicates kept together",
        true);
  }

  private static Predicate<LabelCount> in(String split) {
    return count -> split.equals(count.split());
  }

  private static Set<String> labels(List<LabelCount> counts, Predicate<LabelCount> which) {
    Set<String> labels = new TreeSet<>();
    counts.stream().filter(which).forEach(count -> labels.add(count.label()));
    return labels;
  }

  private static Column among(Dataset<Row> rows, Set<String> paths) {
    Broadcast<Set<String>> shared =
        JavaSparkContext.fromSparkContext(rows.sparkSession().sparkContext()).broadcast(paths);
    UDF1<String, Boolean> contains = path -> shared.value().contains(path);
    return udf(contains, DataTypes.BooleanType).apply(col("path"));
  }

  private static void refuseUnless(
      Set<String> labels, Set<String> leftOut, List<LabelCount> counts) {
    Set<String> all = labels(counts, count -> true);
    for (String label : leftOut) {
      if (!all.contains(label)) {
        throw new VergerException(
            Category.USAGE, "There is no label '%s' to leave out.".formatted(label));
      }
    }
    if (labels.size() < 2) {
      throw new VergerException(
          Category.INPUT,
          "A classifier needs photos of two labels to tell apart; there %s."
              .formatted(
                  labels.isEmpty() ? "are none" : "is only '" + labels.iterator().next() + "'"));
    }
  }
}
