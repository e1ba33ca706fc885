/** From photos to features on the executors, and the tables that keep them. */
package fr.verger.spark.features;
