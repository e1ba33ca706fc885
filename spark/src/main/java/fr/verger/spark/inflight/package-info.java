/**
 * Which photos were being worked on when a JVM died, so that one that kills whoever touches it is
 * found and left out.
 */
package fr.verger.spark.inflight;
