package fr.verger.spark.pca;

import org.apache.spark.sql.SparkSession;

class PrincipalComponentsByJavaTest extends PrincipalComponentsContract {
  PrincipalComponentsByJavaTest(SparkSession spark) {
    super("java", spark);
  }
}
