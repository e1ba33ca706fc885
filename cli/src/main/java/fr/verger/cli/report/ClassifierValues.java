package fr.verger.cli.report;

import fr.verger.report.Classifier;
import fr.verger.spark.training.ClassifierQuality;
import fr.verger.spark.training.ClassifierSummary;
import java.util.LinkedHashSet;
import java.util.Set;

/** What the report shows of a classifier. */
final class ClassifierValues {
  private ClassifierValues() {}

  /** Photos that the report shows as examples of mistakes. */
  static Set<String> examples(ClassifierSummary summary) {
    Set<String> paths = new LinkedHashSet<>();
    if (summary != null && summary.quality() != null) {
      summary.quality().confusions().forEach(one -> paths.addAll(one.examples()));
    }
    return paths;
  }

  /** Its figures, or null where there is no classifier or nothing to measure it on. */
  static Classifier of(ClassifierSummary summary) {
    if (summary == null || summary.quality() == null) {
      return null;
    }
    ClassifierQuality quality = summary.quality();
    return new Classifier(
        summary.testHeldBack(),
        summary.trainingPhotos(),
        quality.photos(),
        quality.accuracy(),
        quality.top3(),
        quality.macroF1(),
        quality.calibrationError(),
        quality.sure(),
        quality.bins().stream()
            .map(
                bin ->
                    new Classifier.Bin(bin.from(), bin.photos(), bin.confidence(), bin.accuracy()))
            .toList(),
        quality.perLabel().stream()
            .map(
                one ->
                    new Classifier.Label(
                        one.label(), one.photos(), one.precision(), one.recall(), one.f1()))
            .toList(),
        quality.confusions().stream()
            .map(
                one ->
                    new Classifier.Confusion(
                        one.label(), one.predicted(), one.photos(), one.examples()))
            .toList());
  }
}
