/** From anything that can be thrown to one sentence and an exit status. */
package fr.verger.cli.failure;
