package fr.verger.spark.pca.blas;

/** Fails where the natives do not load: every platform we build on has them in the jar. */
class OpenBlasTest extends BlasContract {
  OpenBlasTest() {
    super(BlasChoice.OPENBLAS.load());
  }
}
