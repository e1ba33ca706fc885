/** Fits of principal components, beside scikit-learn's and Spark MLlib's on the same rows. */
package fr.verger.benchmarks.pca;
