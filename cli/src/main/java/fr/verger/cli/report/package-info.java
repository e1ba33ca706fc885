/** From the tables of a run to its report: plain values for the page, and the file it lies in. */
package fr.verger.cli.report;
