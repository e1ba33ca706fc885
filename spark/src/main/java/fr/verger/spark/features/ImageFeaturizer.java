package fr.verger.spark.features;

import fr.verger.spark.inflight.InFlightPlan;
import fr.verger.spark.storage.HadoopSettings;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.descriptor.DescriptorOptions;
import fr.verger.vision.features.FeatureFunction;
import fr.verger.vision.preprocessing.Normalisation;
import java.time.Duration;
import java.util.Locale;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * Spark ML stage that turns photos into features.
 *
 * <p>Every row comes out, in the order it came in, with all its columns and two more: the features,
 * {@code array<float>} of the backbone's length, and the reason why there are none. A photo that
 * cannot be read or decoded has null features and a reason; it never fails the task. The backbone
 * is read and checked on the driver when {@link #transform} is called; executors run one session
 * for each JVM, whatever the number of tasks, and read the paths of local files from their own
 * disk. Files of other file systems are read ahead, many at a time.
 */
public final class ImageFeaturizer extends FeaturizerParams implements DefaultParamsWritable {
  private static final long serialVersionUID = 1L;

  private transient Loaded loaded;

  private record Wanted(String backbone, BackboneOptions options, DescriptorOptions descriptor) {}

  private record Loaded(Wanted wanted, FeatureFunction function) {}

  /** A stage with a name of its own. */
  public ImageFeaturizer() {
    this(Identifiable$.MODULE$.randomUID("imageFeaturizer"));
  }

  /** A stage of that name, as Spark makes it when it loads one. */
  public ImageFeaturizer(String uid) {
    super(uid);
  }

  /** Reads a stage that was saved. */
  public static ImageFeaturizer load(String path) {
    return read().load(path);
  }

  /** Reads stages that were saved; Spark looks for this method when it loads a pipeline. */
  public static MLReader<ImageFeaturizer> read() {
    return new DefaultParamsReader<>();
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    return watched(dataset, null);
  }

  /**
   * The same by tasks that say which photos they are at work on, so that a photo that kills the JVM
   * is left out after some deaths; for photos that are told by their paths.
   *
   * @param plan null to say nothing
   */
  public Dataset<Row> watched(Dataset<?> dataset, InFlightPlan plan) {
    StructType schema = dataset.schema();
    transformSchema(schema);
    FeatureFunction function = featureFunction(dataset.sparkSession());
    FeaturizerColumns columns = columns();
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext());
    FeaturizePartition work =
        new FeaturizePartition(
            context.broadcast(function),
            context.broadcast(HadoopSettings.of(dataset.sparkSession())),
            columns.photosOf(schema),
            new PhotoWork(
                (Integer) getOrDefault(batchSize()),
                (Long) getOrDefault(maxPixels()),
                Duration.ofSeconds((Integer) getOrDefault(photoTimeout()))),
            plan);
    Dataset<Tuple2<Row, PhotoFeatures>> pairs =
        dataset
            .toDF()
            .mapPartitions(
                work, Encoders.tuple(Encoders.row(schema), Encoders.bean(PhotoFeatures.class)));
    return pairs.select(columns.of(schema, function));
  }

  /**
   * What is set to make the features, read and checked once for each setting.
   *
   * @throws fr.verger.vision.VergerException when there is no such backbone, it cannot run, or it
   *     lacks a vocabulary
   */
  public FeatureFunction featureFunction(SparkSession spark) {
    Wanted wanted = new Wanted(getOrDefault(backbone()), backboneOptions(), descriptorOptions());
    if (loaded == null || !loaded.wanted.equals(wanted)) {
      BackboneSource source = new BackboneSource(spark.sparkContext().hadoopConfiguration());
      loaded =
          new Loaded(wanted, source.function(wanted.backbone, wanted.options, wanted.descriptor));
    }
    return loaded.function;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return columns().after(schema);
  }

  private FeaturizerColumns columns() {
    return new FeaturizerColumns(
        isSet(inputCol()) ? getOrDefault(inputCol()) : null,
        isSet(sizeCol()) ? getOrDefault(sizeCol()) : null,
        getOrDefault(outputCol()),
        getOrDefault(reasonCol()));
  }

  @Override
  public Transformer copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  /** Sets {@link #inputCol}. */
  public ImageFeaturizer setInputCol(String column) {
    set(inputCol(), column);
    return this;
  }

  /** Sets {@link #sizeCol}. */
  public ImageFeaturizer setSizeCol(String column) {
    set(sizeCol(), column);
    return this;
  }

  /** Sets {@link #outputCol}. */
  public ImageFeaturizer setOutputCol(String column) {
    set(outputCol(), column);
    return this;
  }

  /** Sets {@link #reasonCol}. */
  public ImageFeaturizer setReasonCol(String column) {
    set(reasonCol(), column);
    return this;
  }

  /** Sets {@link #backbone}. */
  public ImageFeaturizer setBackbone(String nameOrFile) {
    set(backbone(), nameOrFile);
    return this;
  }

  /** Sets {@link #inputSize}. */
  public ImageFeaturizer setInputSize(int pixels) {
    set(inputSize(), pixels);
    return this;
  }

  /** Sets {@link #normalisation}. */
  public ImageFeaturizer setNormalisation(String name) {
    set(normalisation(), name);
    return this;
  }

  /** Sets {@link #layer}. */
  public ImageFeaturizer setLayer(String tensor) {
    set(layer(), tensor);
    return this;
  }

  /** Sets {@link #pooling}. */
  public ImageFeaturizer setPooling(String name) {
    set(pooling(), name);
    return this;
  }

  /** Sets {@link #precision}. */
  public ImageFeaturizer setPrecision(String name) {
    set(precision(), name);
    return this;
  }

  /** Sets {@link #equalize}. */
  public ImageFeaturizer setEqualize(boolean first) {
    set(equalize(), first);
    return this;
  }

  /** Sets {@link #vocabulary}. */
  public ImageFeaturizer setVocabulary(String file) {
    set(vocabulary(), file);
    return this;
  }

  /** Sets {@link #batchSize}. */
  public ImageFeaturizer setBatchSize(int photos) {
    set(batchSize(), photos);
    return this;
  }

  /** Sets {@link #maxPixels}. */
  public ImageFeaturizer setMaxPixels(long pixels) {
    set(maxPixels(), pixels);
    return this;
  }

  /** Sets {@link #photoTimeout}. */
  public ImageFeaturizer setPhotoTimeout(int seconds) {
    set(photoTimeout(), seconds);
    return this;
  }

  /** Sets what is not null of the options. */
  public ImageFeaturizer setBackboneOptions(BackboneOptions options) {
    if (options.inputSize() != null) {
      setInputSize(options.inputSize());
    }
    Normalisation given = options.normalisation();
    if (given != null) {
      setNormalisation(given.name().toLowerCase(Locale.ROOT));
    }
    if (options.layer() != null) {
      setLayer(options.layer());
    }
    if (options.pooling() != null) {
      setPooling(options.pooling().label());
    }
    if (options.precision() != null) {
      setPrecision(options.precision().label());
    }
    return this;
  }

  /** Sets what was said of the options. */
  public ImageFeaturizer setDescriptorOptions(DescriptorOptions options) {
    setEqualize(options.equalize());
    return options.vocabulary() == null ? this : setVocabulary(options.vocabulary());
  }
}
