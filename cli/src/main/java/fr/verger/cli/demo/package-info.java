/** The demo's own folder and its sample orchard. */
package fr.verger.cli.demo;
