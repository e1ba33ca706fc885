package fr.verger.spark.features;

import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.backbone.Pooling;
import fr.verger.vision.backbone.Precision;
import fr.verger.vision.descriptor.DescriptorOptions;
import fr.verger.vision.features.FeatureExtractor;
import fr.verger.vision.photo.PhotoDecoder;
import fr.verger.vision.preprocessing.Normalisation;
import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;

/**
 * What can be set on an {@link ImageFeaturizer}. Public because Spark looks for the parameters by
 * reflection.
 */
public abstract sealed class FeaturizerParams extends Transformer permits ImageFeaturizer {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final Param<String> inputCol;
  private final Param<String> sizeCol;
  private final Param<String> outputCol;
  private final Param<String> reasonCol;
  private final Param<String> backbone;
  private final IntParam inputSize;
  private final Param<String> normalisation;
  private final Param<String> layer;
  private final Param<String> pooling;
  private final Param<String> precision;
  private final BooleanParam equalize;
  private final Param<String> vocabulary;
  private final IntParam batchSize;
  private final LongParam maxPixels;
  private final IntParam photoTimeout;

  FeaturizerParams(String uid) {
    this.uid = uid;
    inputCol = text("inputCol", "column with the photos: their bytes (binary) or paths (string)");
    sizeCol = text("sizeCol", "column with the sizes of the files in bytes, where they are known");
    outputCol = text("outputCol", "column that takes the features, array<float>");
    reasonCol = text("reasonCol", "column that says why a photo has no features");
    backbone = text("backbone", "name of a backbone or path of an ONNX file");
    inputSize =
        new IntParam(
            this, "inputSize", "input width of a foreign backbone", ParamValidators.gtEq(1));
    normalisation = text("normalisation", "of a foreign backbone: tf, caffe, torch or none");
    layer = text("layer", "tensor to take as the feature instead of the backbone's own");
    pooling = text("pooling", "of a map at that tensor: average or max; flattened where not set");
    precision = text("precision", "fp32 or int8; as the backbone's file is, where not set");
    equalize = new BooleanParam(this, "equalize", "of a descriptor: equalise the luma first");
    vocabulary = text("vocabulary", "of bovw-sift and bovw-surf: file with the visual words");
    batchSize =
        new IntParam(
            this, "batchSize", "photos decoded before the network runs", ParamValidators.gtEq(1));
    maxPixels =
        new LongParam(
            this, "maxPixels", "photos with more pixels are rejected", ParamValidators.gtEq(1));
    photoTimeout =
        new IntParam(
            this,
            "photoTimeout",
            "seconds that reading or decoding a photo may take",
            ParamValidators.gtEq(1));
    setDefault(outputCol, "features");
    setDefault(reasonCol, "reason");
    setDefault(backbone, BackboneCatalog.FRUITS_MINI);
    setDefault(equalize, false);
    setDefault(batchSize, FeatureExtractor.DEFAULT_BATCH);
    setDefault(maxPixels, PhotoDecoder.DEFAULT_MAX_PIXELS);
    setDefault(photoTimeout, (int) PhotoDecoder.DEFAULT_TIME.toSeconds());
  }

  private Param<String> text(String name, String doc) {
    return new Param<>(this, name, doc);
  }

  @Override
  public final String uid() {
    return uid;
  }

  /** Column with the photos: their bytes (binary) or their paths (string). */
  public final Param<String> inputCol() {
    return inputCol;
  }

  /**
   * Column with the sizes of the files at the paths in bytes, as they were listed (bigint); a null
   * is asked for. It saves an object store one question a photo. Not set by default.
   */
  public final Param<String> sizeCol() {
    return sizeCol;
  }

  /** Column that takes the features, {@code array<float>}; default {@code features}. */
  public final Param<String> outputCol() {
    return outputCol;
  }

  /** Column that says why a photo has no features, else null; default {@code reason}. */
  public final Param<String> reasonCol() {
    return reasonCol;
  }

  /** Name of a backbone or descriptor, or path of an ONNX file; default {@code fruits-mini}. */
  public final Param<String> backbone() {
    return backbone;
  }

  /** Width and height of the backbone's input in pixels, where its file does not say. */
  public final IntParam inputSize() {
    return inputSize;
  }

  /** {@code tf}, {@code caffe}, {@code torch} or {@code none}, where the file does not say. */
  public final Param<String> normalisation() {
    return normalisation;
  }

  /** The tensor to take as the feature, instead of the one that the file names. */
  public final Param<String> layer() {
    return layer;
  }

  /** One value a channel of a map at that tensor: {@code average} or {@code max}. */
  public final Param<String> pooling() {
    return pooling;
  }

  /**
   * {@code fp32} or {@code int8}: int8 takes the variant that {@code verger backbones quantize}
   * made of the backbone. Where not set, the file's own.
   */
  public final Param<String> precision() {
    return precision;
  }

  /** Whether a descriptor equalises the histogram of the luma first; default false. */
  public final BooleanParam equalize() {
    return equalize;
  }

  /** File with the visual words of {@code bovw-sift} or {@code bovw-surf}, as a run writes it. */
  public final Param<String> vocabulary() {
    return vocabulary;
  }

  /** Photos that are decoded before the network runs on them; default 16. */
  public final IntParam batchSize() {
    return batchSize;
  }

  /** Photos with more pixels are rejected by their header; default 100 million. */
  public final LongParam maxPixels() {
    return maxPixels;
  }

  /** Photos that take more seconds to read, or to decode, are rejected; default 60. */
  public final IntParam photoTimeout() {
    return photoTimeout;
  }

  /** What was set of the backbone's options. */
  final BackboneOptions backboneOptions() {
    return new BackboneOptions(
        isSet(inputSize) ? (Integer) getOrDefault(inputSize) : null,
        one(normalisation, Normalisation.values()),
        isSet(layer) ? getOrDefault(layer) : null,
        one(pooling, Pooling.values()),
        one(precision, Precision.values()));
  }

  /** What was set of a descriptor's options. */
  final DescriptorOptions descriptorOptions() {
    return new DescriptorOptions(
        (Boolean) getOrDefault(equalize), isSet(vocabulary) ? getOrDefault(vocabulary) : null);
  }

  private <T extends Enum<T>> T one(Param<String> param, T[] values) {
    if (!isSet(param)) {
      return null;
    }
    String name = getOrDefault(param);
    return Arrays.stream(values)
        .filter(value -> value.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is \"%s\"; it must be one of %s"
                        .formatted(
                            param.name(), name, Arrays.toString(values).toLowerCase(Locale.ROOT))));
  }
}
