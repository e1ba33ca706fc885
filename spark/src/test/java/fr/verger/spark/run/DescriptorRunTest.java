package fr.verger.spark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.spark.LocalSpark;
import fr.verger.spark.Photos;
import fr.verger.spark.features.ImageFeaturizer;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import fr.verger.vision.VergerException;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.descriptor.DescriptorOptions;
import fr.verger.vision.descriptor.KeypointMethod;
import fr.verger.vision.descriptor.Vocabulary;
import fr.verger.vision.descriptor.VocabularyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(LocalSpark.class)
class DescriptorRunTest {
  @TempDir static Path folder;
  private static Path images;

  @BeforeAll
  static void draw() throws IOException {
    images = Photos.orchard(folder.resolve("images"));
  }

  private static RunRecord features(SparkSession spark, RunSettings settings) {
    return new OrchardRun(spark, ProgressListener.silent()).executeFeatures(settings);
  }

  private static RunSettingsBuilder settings(String backbone, boolean equalize, String output) {
    return new RunSettingsBuilder(images, folder.resolve(output))
        .backbone(backbone, new DescriptorOptions(equalize, null));
  }

  private static List<Row> rows(SparkSession spark, String output) {
    return spark
        .read()
        .parquet(folder.resolve(output).resolve("features").toString())
        .select("path", "features")
        .orderBy("path")
        .collectAsList();
  }

  @Test
  void colourAndShapeGoThroughTheWholeChain(SparkSession spark) {
    RunRecord plain =
        new OrchardRun(spark, ProgressListener.silent())
            .execute(settings("color-hog", false, "plain").components(4).build());
    assertThat(plain.failure()).isNull();
    assertThat(plain.counts().features()).isEqualTo(24);
    assertThat(plain.backbone().features()).isEqualTo(1956);
    assertThat(plain.backbone().preprocessing())
        .isEqualTo("input_size=128;resize=bicubic;equalize=false");
    RunRecord equalized =
        features(spark, settings("color-hog", true, "equalized").limit(6).build());
    assertThat(equalized.backbone().sha256()).isNotEqualTo(plain.backbone().sha256());
    assertThat(equalized.settings().equalize()).isTrue();
    assertThat(rows(spark, "equalized"))
        .hasSize(6)
        .doesNotContainAnyElementsOf(rows(spark, "plain"));
  }

  @Test
  void visualWordsAreLearnedKeptAndUsedAgain(SparkSession spark) throws IOException {
    RunRecord first =
        features(spark, settings("bovw-surf", false, "first").limit(9).partitions(1).build());
    assertThat(first.failure()).isNull();
    assertThat(first.verification().ok()).isTrue();
    RunRecord again =
        features(spark, settings("bovw-surf", false, "again").limit(9).partitions(3).build());
    Path vocabulary = folder.resolve("first/vocabulary.bin");
    assertThat(folder.resolve("again/vocabulary.bin")).hasSameBinaryContentAs(vocabulary);
    assertThat(again.backbone().sha256()).isEqualTo(first.backbone().sha256());
    assertThat(rows(spark, "again")).isEqualTo(rows(spark, "first")).hasSize(9);

    RunRecord given =
        features(
            spark,
            new RunSettingsBuilder(images, folder.resolve("given"))
                .backbone("bovw-surf", new DescriptorOptions(false, vocabulary.toString()))
                .limit(9)
                .build());
    assertThat(given.backbone().sha256()).isEqualTo(first.backbone().sha256());
    assertThat(rows(spark, "first")).containsAll(rows(spark, "given"));
    assertThat(folder.resolve("given/vocabulary.bin")).doesNotExist();

    features(spark, settings("color-hog", false, "again").overwrite().limit(1).build());
    assertThat(folder.resolve("again/vocabulary.bin")).doesNotExist();

    String saved = folder.resolve("stage").toString();
    new ImageFeaturizer()
        .setInputCol("value")
        .setBackbone("bovw-surf")
        .setVocabulary(vocabulary.toString())
        .write()
        .save(saved);
    Dataset<Row> paths =
        spark
            .createDataset(
                rows(spark, "given").stream().map(row -> row.getString(0)).toList(),
                Encoders.STRING())
            .toDF();
    assertThat(
            ImageFeaturizer.load(saved)
                .transform(paths)
                .select("value", "features")
                .orderBy("value")
                .collectAsList())
        .isEqualTo(rows(spark, "given"));
    wordsThatAreGoneOrOthersAreNoticed(spark, vocabulary, first.backbone());
  }

  private static void wordsThatAreGoneOrOthersAreNoticed(
      SparkSession spark, Path vocabulary, UsedBackbone recorded) throws IOException {
    RunFolder run =
        RunFolder.at(
            Location.parse(
                vocabulary.getParent().toString(), HadoopSettings.of(spark).configuration()),
            HadoopSettings.of(spark));
    assertThat(LearnedWords.check(run, recorded)).endsWith(" words, those of the features");
    byte[] whole = Files.readAllBytes(vocabulary);
    Files.write(vocabulary, Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> LearnedWords.check(run, recorded))
        .hasMessageStartingWith("vocabulary.bin is damaged");
    Files.delete(vocabulary);
    assertThatThrownBy(() -> LearnedWords.check(run, recorded))
        .hasMessage("there is no vocabulary.bin");
    byte[] other = whole.clone();
    other[other.length - 1] ^= 1;
    Files.write(vocabulary, other);
    assertThat(new RunVerification(spark).check(vocabulary.getParent().toString()).firstFlaw())
        .startsWith("vocabulary: vocabulary.bin holds other words");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "color-hog|true|v.bin||color-hog has no visual words; leave out --vocabulary v.bin.",
        "fruits-mini|true|||--equalize and --vocabulary are for color-hog, bovw-sift, bovw-surf",
        "color-hog|false||pool|color-hog is a descriptor, not a network; leave out --input-size",
        "bovw-orb|false|||There is no bovw-orb: BoofCV, which finds the keypoints, has no ORB",
        "bovw-sift|false|||bovw-sift needs a vocabulary of visual words",
        "bovw-sift|false|v.bin||There is no vocabulary"
      })
  void whatDoesNotFitIsRefusedInOneSentence(
      String backbone,
      boolean equalize,
      String vocabulary,
      String layer,
      String sentence,
      SparkSession spark) {
    ImageFeaturizer featurizer =
        new ImageFeaturizer()
            .setBackbone(backbone)
            .setBackboneOptions(new BackboneOptions(null, null, layer))
            .setDescriptorOptions(new DescriptorOptions(equalize, vocabulary));
    assertThatThrownBy(() -> featurizer.featureFunction(spark))
        .isInstanceOf(VergerException.class)
        .hasMessageStartingWith(sentence);
  }

  @Test
  void aVocabularyOfAnotherDescriptorIsRefused(SparkSession spark) throws IOException {
    Vocabulary ofPlainPhotos =
        new Vocabulary(KeypointMethod.SURF, false, new float[][] {new float[64]});
    Path vocabulary = folder.resolve("words.bin");
    Files.write(vocabulary, VocabularyFile.bytes(ofPlainPhotos));
    ImageFeaturizer featurizer =
        new ImageFeaturizer().setBackbone("bovw-surf").setVocabulary(vocabulary.toString());
    assertThatThrownBy(() -> featurizer.setEqualize(true).featureFunction(spark))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("was learned for bovw-surf, not for bovw-surf --equalize");
    Files.write(vocabulary, new byte[] {1, 2, 3});
    assertThatThrownBy(() -> featurizer.setEqualize(false).featureFunction(spark))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("is none that Verger wrote, or damaged");
  }
}
