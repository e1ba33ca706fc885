/** The options that commands share, and how their values are read. */
package fr.verger.cli.options;
