/** The photos of a training that are most like one that was asked about. */
package fr.verger.server.nearest;
