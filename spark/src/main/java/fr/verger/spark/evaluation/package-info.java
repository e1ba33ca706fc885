/** What a change to a backbone costs, measured on photos: int8 against fp32. */
package fr.verger.spark.evaluation;
