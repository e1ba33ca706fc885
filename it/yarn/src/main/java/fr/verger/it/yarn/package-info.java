/** Hadoop's YARN and HDFS on this machine. */
package fr.verger.it.yarn;
