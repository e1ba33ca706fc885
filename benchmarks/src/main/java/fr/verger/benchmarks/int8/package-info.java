/** Static int8 against fp32: speed, agreement, accuracy. */
package fr.verger.benchmarks.int8;
