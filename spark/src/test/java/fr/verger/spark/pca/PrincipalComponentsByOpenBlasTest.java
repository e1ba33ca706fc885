package fr.verger.spark.pca;

import org.apache.spark.sql.SparkSession;

class PrincipalComponentsByOpenBlasTest extends PrincipalComponentsContract {
  PrincipalComponentsByOpenBlasTest(SparkSession spark) {
    super("openblas", spark);
  }
}
