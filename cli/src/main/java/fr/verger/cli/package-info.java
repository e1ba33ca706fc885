/** Verger cli. */
package fr.verger.cli;
