/** The networks that Verger knows by name, and where they lie on this machine. */
package fr.verger.vision.registry;
