package fr.verger.spark.pca.blas;

class JavaBlasTest extends BlasContract {
  JavaBlasTest() {
    super(BlasChoice.JAVA.load());
  }
}
