/** Tables of photos with a vector each: written in one pass, committed as a whole. */
package fr.verger.spark.tables;
