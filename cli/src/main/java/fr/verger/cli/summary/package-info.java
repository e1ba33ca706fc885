/** What a command says when it is done. */
package fr.verger.cli.summary;
