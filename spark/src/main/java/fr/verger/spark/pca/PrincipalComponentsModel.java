package fr.verger.spark.pca;

import java.util.Objects;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.Seq;

/**
 * Fitted principal components. {@link #transform} adds a column of k floats for each row, null
 * where the features are. Arrays that are returned are copies.
 */
public final class PrincipalComponentsModel extends Model<PrincipalComponentsModel>
    implements MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final Decomposition decomposition;
  private final Projection projection;
  private final Param<String> featuresCol;
  private final Param<String> outputCol;
  private final Param<String> pathCol;

  PrincipalComponentsModel(String uid, Decomposition decomposition) {
    this.uid = uid;
    this.decomposition = decomposition;
    this.projection = new Projection(decomposition);
    this.featuresCol = Columns.features(this);
    this.outputCol = Columns.output(this);
    this.pathCol = Columns.path(this);
  }

  @Override
  public String uid() {
    return uid;
  }

  /** Column of features: array of float, array of double, or ML vector. */
  public Param<String> featuresCol() {
    return featuresCol;
  }

  /** Column that {@link #transform} adds. */
  public Param<String> outputCol() {
    return outputCol;
  }

  /** Column that names rows in errors, if there is one. */
  public Param<String> pathCol() {
    return pathCol;
  }

  public String getFeaturesCol() {
    return $(featuresCol);
  }

  public String getOutputCol() {
    return $(outputCol);
  }

  public PrincipalComponentsModel setFeaturesCol(String column) {
    set(featuresCol, column);
    return this;
  }

  public PrincipalComponentsModel setOutputCol(String column) {
    set(outputCol, column);
    return this;
  }

  /** Components kept. */
  public int k() {
    return decomposition.components().length;
  }

  /** Length of the features, d. */
  public int columns() {
    return decomposition.mean().length;
  }

  /** Rows that were fitted. */
  public long rows() {
    return decomposition.rows();
  }

  /** Mean of each of the d columns. */
  public double[] mean() {
    return decomposition.mean().clone();
  }

  /** The components, k × d: each row is one, of length 1, the one that explains most first. */
  public double[][] components() {
    double[][] copy = decomposition.components().clone();
    for (int i = 0; i < copy.length; i++) {
      copy[i] = copy[i].clone();
    }
    return copy;
  }

  /**
   * Variance (over n − 1) along every component that was computed: min(rows, d) of them when {@link
   * #exact}, at least k otherwise.
   */
  public double[] explainedVariance() {
    return decomposition.explainedVariance().clone();
  }

  /** {@link #explainedVariance} as shares of {@link #totalVariance}. */
  public double[] explainedVarianceRatio() {
    return decomposition.ratio();
  }

  /** Running sum of {@link #explainedVarianceRatio}. */
  public double[] cumulativeVarianceRatio() {
    return decomposition.cumulative();
  }

  /** Sum of the variances of all columns. */
  public double totalVariance() {
    return decomposition.totalVariance();
  }

  /** Whether the fit took the whole covariance matrix into account, or the leading components. */
  public boolean exact() {
    return decomposition.method() == Decomposition.Method.EXACT;
  }

  /** What computed the fit, as {@code OpenBLAS 0.3.30}. */
  public String blas() {
    return decomposition.blas();
  }

  /**
   * Projects one row, without Spark.
   *
   * @param features d values
   * @return k values
   * @throws fr.verger.vision.VergerException INPUT when there are not d values
   */
  public float[] project(double[] features) {
    return projection.apply(features);
  }

  /** As {@link #project(double[])}. */
  public float[] project(float[] features) {
    double[] row = new double[features.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = features[i];
    }
    return projection.apply(row);
  }

  Projection projection() {
    return projection;
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    Broadcast<Projection> shared =
        JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext())
            .broadcast(projection);
    UDF1<Object, float[]> project =
        features -> features == null ? null : shared.value().apply(values(features));
    UserDefinedFunction function =
        functions.udf(project, DataTypes.createArrayType(DataTypes.FloatType, false));
    return dataset.toDF().withColumn($(outputCol), function.apply(dataset.col($(featuresCol))));
  }

  private static double[] values(Object features) {
    if (features instanceof Vector vector) {
      return vector.toArray();
    }
    Seq<?> numbers = (Seq<?>) features;
    double[] values = new double[numbers.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = ((Number) Objects.requireNonNull(numbers.apply(i))).doubleValue();
    }
    return values;
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return Columns.withOutput(schema, $(featuresCol), $(outputCol));
  }

  @Override
  public PrincipalComponentsModel copy(ParamMap extra) {
    PrincipalComponentsModel copy = new PrincipalComponentsModel(uid, decomposition);
    return this.<PrincipalComponentsModel>copyValues(copy, extra).setParent(parent());
  }

  @Override
  public MLWriter write() {
    return new Writer(this);
  }

  /** Reads what {@link #write} wrote. */
  public static MLReader<PrincipalComponentsModel> read() {
    return new Reader();
  }

  /** Short for {@code read().load(path)}. */
  public static PrincipalComponentsModel load(String path) {
    return read().load(path);
  }

  private static final class Writer extends MLWriter {
    private final PrincipalComponentsModel model;

    Writer(PrincipalComponentsModel model) {
      this.model = model;
    }

    @Override
    @SuppressWarnings("deprecation") // Spark 3.5 has only this one.
    public void saveImpl(String path) {
      DefaultParamsWriter.saveMetadata(
          model, path, sparkSession().sparkContext(), Option.empty(), Option.empty());
      new DecompositionStore(sparkSession(), path).write(model.decomposition);
    }
  }

  private static final class Reader extends MLReader<PrincipalComponentsModel> {
    @Override
    @SuppressWarnings("deprecation") // Spark 3.5 has only this one.
    public PrincipalComponentsModel load(String path) {
      DefaultParamsReader.Metadata metadata =
          DefaultParamsReader.loadMetadata(
              path, sparkSession().sparkContext(), PrincipalComponentsModel.class.getName());
      PrincipalComponentsModel model =
          new PrincipalComponentsModel(
              metadata.uid(), new DecompositionStore(sparkSession(), path).read());
      metadata.getAndSetParams(model, Option.empty());
      return model;
    }
  }
}
