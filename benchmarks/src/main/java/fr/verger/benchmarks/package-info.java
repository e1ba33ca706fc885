/** Verger benchmarks. */
package fr.verger.benchmarks;
