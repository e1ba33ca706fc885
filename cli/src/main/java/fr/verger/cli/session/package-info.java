/** The Spark session of a command, its log, and what happens when the user stops it. */
package fr.verger.cli.session;
