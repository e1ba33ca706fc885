package fr.verger.spark.run;

import fr.verger.spark.features.ImageFeaturizer;
import fr.verger.spark.features.VocabularyJob;
import fr.verger.spark.photos.PhotoFile;
import fr.verger.spark.photos.PhotoSelection;
import fr.verger.spark.photos.PhotoSet;
import fr.verger.vision.descriptor.KeypointMethod;
import fr.verger.vision.descriptor.Vocabulary;
import fr.verger.vision.descriptor.VocabularyFile;
import fr.verger.vision.descriptor.VocabularyLearning;
import org.apache.spark.sql.SparkSession;

/** Photos listed to {@code vocabulary.bin}, where the backbone has words and none were given. */
final class VocabularyStage {
  private static final String TRAINING = "Training";

  private final SparkSession spark;
  private final RunFolder folder;

  VocabularyStage(SparkSession spark, RunFolder folder) {
    this.spark = spark;
    this.folder = folder;
  }

  /** The photos that words are learned from: a few of each label, for training if some are. */
  static PhotoSet sample(PhotoSet photos, String root) {
    PhotoSet training = photos.filter(photo -> TRAINING.equals(photo.split()));
    return PhotoSelection.limited(
        training.isEmpty() ? photos : training, VocabularyLearning.PHOTOS, root);
  }

  /** Learns, writes, and tells the featurizer. */
  Vocabulary write(PhotoSet sample, ImageFeaturizer featurizer, RunSettings settings) {
    KeypointMethod method = KeypointMethod.ofBackbone(settings.backbone()).orElseThrow();
    boolean equalize = settings.descriptorOptions().equalize();
    Vocabulary vocabulary =
        new VocabularyJob(method, equalize, settings.maxPixels())
            .learn(spark, sample.stream().map(PhotoFile::path).toList());
    folder.write(RunFolder.VOCABULARY, VocabularyFile.bytes(vocabulary));
    use(featurizer);
    return vocabulary;
  }

  /** Tells the featurizer of words that were learned. */
  void use(ImageFeaturizer featurizer) {
    featurizer.setVocabulary(folder.path(RunFolder.VOCABULARY).toString());
  }
}
