package fr.verger.spark.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.verger.spark.pca.PrincipalComponents;
import fr.verger.spark.tables.InPlaceCommit;
import fr.verger.spark.training.ClassifierSummary;
import fr.verger.spark.training.ClassifierTraining;
import fr.verger.spark.training.LabelCount;
import fr.verger.spark.training.TrainedClassifier;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.Sha256;
import fr.verger.vision.classifier.ClassifierExport;
import fr.verger.vision.classifier.FruitClassifier;
import fr.verger.vision.photo.PhotoDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/** A table of features to {@code model.onnx} and {@code predictions}. */
final class ClassifierStage {
  private final SparkSession spark;
  private final RunFolder folder;
  private final PrincipalComponents estimator;

  /** A stage whose classifier has components of its own, found by that estimator. */
  ClassifierStage(SparkSession spark, RunFolder folder, PrincipalComponents estimator) {
    this.spark = spark;
    this.folder = folder;
    this.estimator = estimator;
  }

  /**
   * Trains, and puts the files in place of those of an earlier training.
   *
   * @param backbone that made the features
   * @param counts of the photos
   * @param leftOut labels not to learn
   * @throws fr.verger.vision.VergerException when these photos make no classifier; an earlier one
   *     is then left as it is
   */
  ClassifierSummary write(BackboneModel backbone, PhotoCounts counts, Set<String> leftOut) {
    List<LabelCount> photos =
        counts.groups().stream()
            .filter(group -> group.features() > 0)
            .map(group -> new LabelCount(group.label(), group.split(), group.features()))
            .toList();
    try (TrainedClassifier trained =
        new ClassifierTraining(spark, estimator, leftOut)
            .train(ParquetTables.read(spark, folder.path("features")), photos)) {
      byte[] onnx = ClassifierExport.of(backbone, trained.head(trainedOn(trained, backbone)));
      // What does not run here is not put in place.
      FruitClassifier.read(RunFolder.MODEL, onnx, PhotoDecoder.DEFAULT_MAX_PIXELS).close();
      // Without its model a classifier is not there, so that goes first and comes last.
      folder.remove(RunFolder.MODEL);
      Path predictions = folder.cleared(RunFolder.PREDICTIONS);
      if (trained.predictions() != null) {
        InPlaceCommit.session(spark)
            .createDataFrame(trained.predictions().toJavaRDD(), trained.predictions().schema())
            .write()
            .parquet(predictions.toString());
      }
      folder.write(RunFolder.MODEL, onnx);
      return trained.summary().with(Sha256.of(onnx));
    }
  }

  /** The bytes of a run's {@code model.onnx}. */
  static byte[] model(RunFolder folder) throws IOException {
    try (InputStream in = folder.files().open(folder.path(RunFolder.MODEL))) {
      return in.readAllBytes();
    }
  }

  /** Why a descriptor has no classifier. */
  static String noNetwork(String backbone) {
    return "%s is a descriptor, not a network that model.onnx could hold; a classifier needs a network as --backbone."
        .formatted(backbone);
  }

  private static String trainedOn(TrainedClassifier trained, BackboneModel backbone) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("photos", trained.summary().trainingPhotos());
    json.put("labels", trained.labels().size());
    json.put("which", trained.summary().trainedOn());
    json.put("backbone", backbone.name());
    json.put("backbone_sha256", backbone.sha256());
    json.put("verger", Versions.ofVerger());
    return json.toString();
  }
}
