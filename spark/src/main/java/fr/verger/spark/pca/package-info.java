/** Principal components of a features column. */
package fr.verger.spark.pca;
