/** Many small photos into few large files. */
package fr.verger.spark.packs;
