/** {@code verger predict}: photos to labels, without Spark. */
package fr.verger.cli.predict;
