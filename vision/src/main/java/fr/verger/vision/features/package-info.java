/**
 * The way of a photo from bytes to features, in plain Java: what a Spark task, a web server and a
 * benchmark do alike.
 */
package fr.verger.vision.features;
