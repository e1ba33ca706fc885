/** The commands for AWS. */
package fr.verger.cli.cloud;
