/** Small JPEGs of photos, for whoever shows a run: made on the executors, kept in one folder. */
package fr.verger.spark.thumbnails;
