/**
 * Trains the classifier of a run: principal components and a multinomial logistic regression on
 * them, its temperature and its threshold for photos of no known label, and how good it is on
 * photos it has not seen.
 */
package fr.verger.spark.training;
