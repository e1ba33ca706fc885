/**
 * Classical descriptors, to compare networks with: pixels in, features out, nothing trained but the
 * visual words. The measures themselves are BoofCV's.
 */
package fr.verger.vision.descriptor;
