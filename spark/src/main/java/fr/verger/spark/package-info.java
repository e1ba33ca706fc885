/**
 * Verger on Spark: {@link fr.verger.spark.photos} lists photos, {@link fr.verger.spark.features}
 * extracts and stores their features, {@link fr.verger.spark.pca} reduces them, {@link
 * fr.verger.spark.run} does all of it and checks what it wrote.
 */
package fr.verger.spark;
