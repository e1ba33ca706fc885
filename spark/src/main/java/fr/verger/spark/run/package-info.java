/** A whole run: settings, stages, the record of what was done, verification. */
package fr.verger.spark.run;
