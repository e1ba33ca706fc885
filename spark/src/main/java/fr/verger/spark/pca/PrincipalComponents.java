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
import org.apache.spark.ml.param.LongParam;
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
 * Fits principal components. How many are kept is either a number, {@code k}, or a share of the
 * variance, {@code varianceTarget} (0.99 unless one of the two is set). Signs are those of
 * scikit-learn's PCA. The number of partitions does not matter.
 *
 * <p>Up to {@value #EXACT_COLUMNS} columns the fit is exact, by the covariance of the columns, in
 * one pass over the rows, however many. For d columns a task holds 8·d² bytes outside the heap and
 * 12·d² in it while it sends its sum; the driver holds 24·d² in the heap and, while it solves,
 * 24·d² outside: 39 MB each at 1,280 columns, 403 MB each at 4,096.
 *
 * <p>Beyond, a randomised search (a block Krylov method) finds the leading components alone, in
 * passes over the rows, which are cached as floats for as long as it lasts. It keeps at most 1 %
 * more components than are needed; the share they explain is computed in double precision. Memory
 * is a multiple of d·m for a space of m directions, some times the components kept and never fewer
 * than 64: see {@code docs/pca.md}.
 */
public final class PrincipalComponents extends Estimator<PrincipalComponentsModel>
    implements DefaultParamsWritable {
  /** The widest features that are fitted exactly. */
  public static final int EXACT_COLUMNS = 4096;

  private static final long serialVersionUID = 1L;
  private static final long DEFAULT_SEED = 2011;

  private final String uid;
  private final Param<String> featuresCol;
  private final Param<String> outputCol;
  private final Param<String> pathCol;
  private final IntParam k;
  private final DoubleParam varianceTarget;
  private final IntParam maxComponents;
  private final Param<String> blas;
  private final LongParam seed;

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
    seed = new LongParam(this, "seed", "of the random directions that wide features start from");
    setDefault(seed, DEFAULT_SEED);
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

  /** Where the random directions of the search in wide features begin; the same gives the same. */
  public LongParam seed() {
    return seed;
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

  public PrincipalComponents setSeed(long value) {
    set(seed, value);
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
    RowReader reader = new RowReader(type, isSet(pathCol));
    Dataset<Row> rows = columns(dataset);
    Partial outcome = ScatterJob.run(rows, new RowScan(reader, blasChoice, EXACT_COLUMNS));
    if (outcome instanceof Partial.Flaw flaw) {
      throw flaw.exception();
    }
    Decomposition decomposition =
        outcome instanceof Partial.TooWide
            ? new WideFit(reader, blasChoice, choice, (Long) $(seed)).fit(rows)
            : exact(outcome, choice, blasChoice);
    return copyValues(new PrincipalComponentsModel(uid, decomposition), ParamMap.empty())
        .setParent(this);
  }

  private static Decomposition exact(
      Partial outcome, ComponentChoice choice, BlasChoice blasChoice) {
    if (!(outcome instanceof Partial.Sum sum)) {
      throw VariedRows.none();
    }
    VariedRows.check(sum.scatter().rows(), sum.scatter().products().trace());
    Blas solver = blasChoice.load();
    sum.blas().add(solver.description());
    return Decomposition.of(
        sum.scatter(), choice, solver::eigensystem, String.join(", ", sum.blas()));
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
