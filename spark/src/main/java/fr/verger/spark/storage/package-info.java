/** Places that hold files: this machine, HDFS, object stores; their names as text. */
package fr.verger.spark.storage;
