package fr.verger.spark.evaluation;

import fr.verger.spark.evaluation.LabelAccuracy.Example;
import fr.verger.spark.features.BackboneSource;
import fr.verger.spark.features.PhotoReader;
import fr.verger.spark.photos.PhotoFile;
import fr.verger.spark.photos.PhotoLister;
import fr.verger.spark.photos.PhotoListing;
import fr.verger.spark.photos.PhotoSet;
import fr.verger.spark.run.ProgressListener;
import fr.verger.spark.run.ProgressListener.Stage;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.spark.storage.Location;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.backbone.Backbone;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.classifier.ClassifierVariant;
import fr.verger.vision.classifier.FruitClassifier;
import fr.verger.vision.features.FeatureExtractor;
import fr.verger.vision.photo.UnreadablePhotoException;
import fr.verger.vision.quantization.PairedFeatures;
import fr.verger.vision.quantization.PairedFeatures.Pair;
import fr.verger.vision.quantization.Quantizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;

/** Makes an int8 variant of a backbone, and measures what it costs before it is put in place. */
public final class QuantizationRun {
  private static final int FEWEST_TESTED = 2;

  private final SparkSession spark;
  private final ProgressListener listener;
  private final Configuration conf;
  private final PhotoReader reader;

  /** A run in a session that stays the caller's. */
  public QuantizationRun(SparkSession spark, ProgressListener listener) {
    this.spark = spark;
    this.listener = listener;
    HadoopSettings hadoop = HadoopSettings.of(spark);
    conf = hadoop.configuration();
    reader = new PhotoReader(hadoop, PhotoReader.MAX_BYTES);
  }

  /**
   * Calibrates, measures, writes.
   *
   * @throws VergerException when it cannot be done; nothing is then written
   */
  public QuantizationCost execute(QuantizationSettings settings) {
    BackboneSource source = new BackboneSource(conf);
    BackboneModel model = source.load(settings.backbone(), settings.backboneOptions());
    VariantFile file =
        new VariantFile(
            settings.output() == null
                ? source.variant(settings.backbone())
                : Location.parse(settings.output(), conf),
            HadoopSettings.of(spark));
    file.refuseUnlessFree(settings.overwrite());
    QuantizationSample sample = sample(settings);
    Calibrated variant = calibrated(model, sample, settings);
    byte[] whole = classifier(source, settings);
    byte[] written = whole == null ? variant.onnx() : headed(whole, model, variant, settings);
    ClassifierCost answers = whole == null ? null : answers(whole, written, sample, settings);
    QuantizationCost cost = measured(model, variant, sample, settings, file.text(), answers);
    file.write(written);
    return cost;
  }

  /** The file whose head fits the features that become int8; null where there is none. */
  private static byte[] classifier(BackboneSource source, QuantizationSettings settings) {
    BackboneOptions options = settings.backboneOptions();
    return options.layer() == null && options.pooling() == null
        ? source.classifier(settings.backbone()).orElse(null)
        : null;
  }

  private static byte[] headed(
      byte[] classifier, BackboneModel model, Calibrated variant, QuantizationSettings settings) {
    return ClassifierVariant.of(settings.backbone(), classifier, variant.onnx(), model.features());
  }

  private ClassifierCost answers(
      byte[] classifier, byte[] variant, QuantizationSample sample, QuantizationSettings settings) {
    String path = settings.backbone();
    try (FruitClassifier fp32 = FruitClassifier.read(path, classifier, settings.maxPixels());
        FruitClassifier int8 = FruitClassifier.read(path, variant, settings.maxPixels())) {
      return ClassifierCost.of(fp32, int8, sample.test(), reader);
    }
  }

  private QuantizationSample sample(QuantizationSettings settings) {
    Location images = Location.parse(settings.images(), conf);
    listener.started(Stage.LISTING, 0);
    try (PhotoListing listing = PhotoLister.of(spark).list(images, null)) {
      listener.finished(Stage.LISTING);
      PhotoSet photos = PhotoSet.all(listing.photos());
      QuantizationSample sample =
          QuantizationSample.of(photos, settings.calibrate(), settings.measure(), images.text());
      if (sample.calibration().isEmpty() || sample.test().size() < FEWEST_TESTED) {
        throw new VergerException(
            Category.INPUT,
            "The folder %s has %d photos, too few to calibrate on up to %d of them and measure on others; give more photos or a smaller --calibrate."
                .formatted(images.text(), photos.size(), settings.calibrate()));
      }
      return sample;
    }
  }

  /** A variant, and how many photos it has seen. */
  private record Calibrated(byte[] onnx, int photos) {}

  private Calibrated calibrated(
      BackboneModel model, QuantizationSample sample, QuantizationSettings settings) {
    listener.started(Stage.CALIBRATION, sample.calibration().size());
    try (Quantizer quantizer = new Quantizer(model, settings.maxPixels())) {
      int done = 0;
      for (PhotoFile photo : sample.calibration()) {
        observe(quantizer, photo);
        listener.advanced(Stage.CALIBRATION, ++done, done - quantizer.photos());
      }
      if (quantizer.photos() == 0) {
        throw new VergerException(
            Category.INPUT,
            "None of the %d photos chosen from %s can be read; there is nothing to calibrate on."
                .formatted(done, settings.images()));
      }
      byte[] variant = quantizer.quantized(settings.method());
      listener.finished(Stage.CALIBRATION);
      return new Calibrated(variant, quantizer.photos());
    }
  }

  private void observe(Quantizer quantizer, PhotoFile photo) {
    try {
      quantizer.observe(reader.read(photo.path()));
    } catch (UnreadablePhotoException e) {
      // Told by the difference of what was chosen and what was seen.
    }
  }

  private QuantizationCost measured(
      BackboneModel model,
      Calibrated variant,
      QuantizationSample sample,
      QuantizationSettings settings,
      String output,
      ClassifierCost answers) {
    BackboneModel int8 = new BackboneCatalog().read(output, variant.onnx(), BackboneOptions.none());
    List<Pair<PhotoFile>> training;
    List<Pair<PhotoFile>> test;
    double fp32Speed;
    double int8Speed;
    double processorTimeRatio;
    try (Backbone first = Backbone.open(model);
        Backbone second = Backbone.open(int8);
        PairedFeatures features =
            new PairedFeatures(
                first,
                second,
                settings.threads(),
                FeatureExtractor.DEFAULT_BATCH / 2,
                settings.maxPixels())) {
      int all = sample.training().size() + sample.test().size();
      listener.started(Stage.COMPARISON, all);
      training = features.of(sample.training(), photo -> reader.read(photo.path()));
      listener.advanced(Stage.COMPARISON, sample.training().size(), 0);
      test = features.of(sample.test(), photo -> reader.read(photo.path()));
      listener.advanced(Stage.COMPARISON, all, 0);
      listener.finished(Stage.COMPARISON);
      fp32Speed = features.firstPhotosPerSecond();
      int8Speed = features.secondPhotosPerSecond();
      processorTimeRatio = features.processorTimeRatio();
    }
    if (test.size() < FEWEST_TESTED) {
      throw new VergerException(
          Category.INPUT,
          "Only %d of the %d photos chosen to measure on can be read; give more photos."
              .formatted(test.size(), sample.test().size()));
    }
    return new QuantizationCost(
        model.name(),
        output,
        settings.method().label(),
        variant.photos(),
        sample.size() - variant.photos() - training.size() - test.size(),
        training.size(),
        test.size(),
        FeatureAgreement.of(rows(test, Pair::first), rows(test, Pair::second)),
        accuracy(training, test, Pair::first),
        accuracy(training, test, Pair::second),
        model.onnx().length,
        variant.onnx().length,
        fp32Speed,
        int8Speed,
        processorTimeRatio,
        settings.threads(),
        answers);
  }

  private static List<float[]> rows(
      List<Pair<PhotoFile>> pairs, Function<Pair<PhotoFile>, float[]> features) {
    return pairs.stream().map(features).toList();
  }

  private Double accuracy(
      List<Pair<PhotoFile>> training,
      List<Pair<PhotoFile>> test,
      Function<Pair<PhotoFile>, float[]> features) {
    if (training.stream().map(pair -> pair.photo().label()).distinct().count() < 2) {
      return null;
    }
    return new LabelAccuracy(spark).of(examples(training, features), examples(test, features));
  }

  private static List<Example> examples(
      List<Pair<PhotoFile>> pairs, Function<Pair<PhotoFile>, float[]> features) {
    List<Example> examples = new ArrayList<>();
    for (Pair<PhotoFile> pair : pairs) {
      examples.add(new Example(pair.photo().label(), features.apply(pair)));
    }
    return examples;
  }
}
