/**
 * The dense linear algebra of principal components: one interface, a native implementation by
 * OpenBLAS and one in plain Java, and the choice between them.
 */
package fr.verger.spark.pca.blas;
