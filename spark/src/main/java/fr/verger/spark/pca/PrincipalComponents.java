package fr.verger.spark.pca;

import fr.verger.spark.pca.blas.Blas;
import fr.verger.spark.pca.blas.BlasChoice;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.UUID;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWritable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Fits principal components: exactly, by the covariance of the columns, for up to {@value
 * #MAX_COLUMNS} of them. How many are kept is either a number, {@code k}, or a share of the
 * variance, {@code varianceTarget} (0.99 unless one of the two is set). The results are those of
 * scikit-learn's full PCA, signs included, for any number of partitions.
 *
 * <p>One pass over the rows, however many. For d columns a task holds 8·d² bytes outside the heap
 * and 12·d² in it while it sends its sum; the driver holds 24·d² in the heap and, while it solves,
 * 24·d² outside: 39 MB each at 1,280 columns, 403 MB each at 4,096.
 */
public final class PrincipalComponents extends Estimator<PrincipalComponentsModel>
    implements DefaultParamsWritable {
  /** The widest features that are fitted. */
  public static final int MAX_COLUMNS = 4096;

  private static final long serialVersionUID = 1L;

  private final String uid;
  private final Param<String> featuresCol;
  private final Param<String> outputCol;
  private final Param<String> pathCol;
  private final IntParam k;
  private final DoubleParam varianceTarget;
  private final IntParam maxComponents;
  private final Param<String> blas;

  /** With a name of its own. */
  public PrincipalComponents() {
    this("principalComponents_" + UUID.randomUUID().toString().substring(24));
  }

  /** With that name, as persistence needs it. */
  public PrincipalComponents(String uid) {
    this.uid = uid;
    featuresCol = Columns.features(this);
    outputCol = Columns.output(this);
    pathCol = Columns.path(this);
    k = new IntParam(this, "k", "components to keep, at least 1", ParamValidators.gtEq(1));
    varianceTarget =
        new DoubleParam(
            this,
            "varianceTarget",
            "share of the variance to keep, above 0 and at most 1",
            ParamValidators.inRange(0, 1, false, true));
    maxComponents =
        new IntParam(
            this, "maxComponents", "refuse to keep more than that", ParamValidators.gtEq(1));
    blas = new Param<>(this, "blas", "auto, openblas or java; auto heeds " + BlasChoice.PROPERTY);
    setDefault(varianceTarget, 0.99);
    setDefault(blas, BlasChoice.AUTO.text());
  }

  @Override
  public String uid() {
    return uid;
  }

  /** Column of features: array of float, array of double, or ML vector. */
  public Param<String> featuresCol() {
    return featuresCol;
  }

  /** Column the model adds. */
  public Param<String> outputCol() {
    return outputCol;
  }

  /** Column that names the first bad row in errors; unset by default. */
  public Param<String> pathCol() {
    return pathCol;
  }

  /** Components to keep; excludes {@link #varianceTarget}. */
  public IntParam k() {
    return k;
  }

  /** Share of the variance to keep; excludes {@link #k}. */
  public DoubleParam varianceTarget() {
    return varianceTarget;
  }

  /** The most components that may be kept; unset by default. */
  public IntParam maxComponents() {
    return maxComponents;
  }

  /** Which BLAS computes: {@code auto}, {@code openblas}, {@code java}. */
  public Param<String> blas() {
    return blas;
  }

  public PrincipalComponents setFeaturesCol(String column) {
    set(featuresCol, column);
    return this;
  }

  public PrincipalComponents setOutputCol(String column) {
    set(outputCol, column);
    return this;
  }

  public PrincipalComponents setPathCol(String column) {
    set(pathCol, column);
    return this;
  }

  public PrincipalComponents setK(int components) {
    set(k, components);
    return this;
  }

  public PrincipalComponents setVarianceTarget(double share) {
    set(varianceTarget, share);
    return this;
  }

  public PrincipalComponents setMaxComponents(int components) {
    set(maxComponents, components);
    return this;
  }

  public PrincipalComponents setBlas(String name) {
    set(blas, name);
    return this;
  }

  /**
   * {@inheritDoc}
   *
   * @throws VergerException INPUT when the features cannot be fitted or the target not reached;
   *     USAGE when the parameters contradict each other
   */
  @Override
  public PrincipalComponentsModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    ComponentChoice choice = choice();
    BlasChoice blasChoice = BlasChoice.named($(blas)).orProperty();
    FeatureType type = FeatureType.of(dataset.schema(), $(featuresCol));
    RowScan scan = new RowScan(type, isSet(pathCol), blasChoice, MAX_COLUMNS);
    Partial outcome = ScatterJob.run(columns(dataset), scan);
    if (outcome instanceof Partial.Flaw flaw) {
      throw flaw.exception();
    }
    if (!(outcome instanceof Partial.Sum sum) || sum.scatter().rows() < 2) {
      throw new VergerException(
          Category.INPUT,
          "principal components need at least two rows of features, and there "
              + (outcome instanceof Partial.Sum ? "is one." : "are none."));
    }
    double total = sum.scatter().products().trace();
    if (total == 0 || !Double.isFinite(total)) {
      throw new VergerException(
          Category.INPUT,
          total == 0
              ? "all " + sum.scatter().rows() + " rows of features are equal; nothing varies."
              : "the features are so large that their variance overflows; scale them down.");
    }
    Blas solver = blasChoice.load();
    sum.blas().add(solver.description());
    Decomposition decomposition =
        Decomposition.of(sum.scatter(), choice, solver::eigensystem, String.join(", ", sum.blas()));
    return copyValues(new PrincipalComponentsModel(uid, decomposition), ParamMap.empty())
        .setParent(this);
  }

  private Dataset<Row> columns(Dataset<?> dataset) {
    Column features = dataset.col($(featuresCol));
    return isSet(pathCol)
        ? dataset.toDF().select(features, dataset.col($(pathCol)).cast("string"))
        : dataset.toDF().select(features);
  }

  private ComponentChoice choice() {
    if (isSet(k) && isSet(varianceTarget)) {
      throw new VergerException(
          Category.USAGE, "k and varianceTarget exclude each other; set one of them.");
    }
    OptionalInt most =
        isSet(maxComponents) ? OptionalInt.of((Integer) $(maxComponents)) : OptionalInt.empty();
    if (!isSet(k)) {
      return new ComponentChoice.Share((Double) $(varianceTarget), most);
    }
    int components = (Integer) $(k);
    if (most.isPresent() && components > most.getAsInt()) {
      throw new VergerException(
          Category.USAGE,
          "k is "
              + components
              + " and maxComponents is "
              + most.getAsInt()
              + "; lower one or raise the other.");
    }
    return new ComponentChoice.Count(components);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    if (isSet(pathCol) && !Arrays.asList(schema.fieldNames()).contains($(pathCol))) {
      throw new VergerException(
          Category.INPUT,
          "there is no column '"
              + $(pathCol)
              + "' for the paths; the columns are "
              + String.join(", ", schema.fieldNames())
              + ".");
    }
    return Columns.withOutput(schema, $(featuresCol), $(outputCol));
  }

  @Override
  public PrincipalComponents copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  /** Reads what {@code write()} wrote. */
  public static MLReader<PrincipalComponents> read() {
    return new DefaultParamsReader<>();
  }

  /** Short for {@code read().load(path)}. */
  public static PrincipalComponents load(String path) {
    return read().load(path);
  }
}
