/** The interface for programs, and for the page: photos in, answers out. */
package fr.verger.server.prediction;
