/** A web server that says what is on a photo of a fruit. No Spark. */
package fr.verger.server;
