/** Spark on several JVMs of this machine, as clusters run it. */
package fr.verger.it.cluster;
