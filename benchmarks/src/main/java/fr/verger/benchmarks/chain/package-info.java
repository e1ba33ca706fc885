/** The product's whole chain against a plain loop that does the same work, in one JVM. */
package fr.verger.benchmarks.chain;
