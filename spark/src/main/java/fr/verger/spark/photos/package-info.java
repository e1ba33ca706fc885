/** Where photos lie: listing, labels, splits, choice of classes. */
package fr.verger.spark.photos;
