/** What the user sees while a command works, and the shapes of figures on the screen. */
package fr.verger.cli.terminal;
