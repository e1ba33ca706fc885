/** Verger sample. */
package fr.verger.sample;
