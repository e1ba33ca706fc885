/** Verger report. */
package fr.verger.report;
