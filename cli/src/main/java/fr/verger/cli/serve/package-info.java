/** What {@code verger serve} needs beyond its options. */
package fr.verger.cli.serve;
