/**
 * From the bytes of a photo to its label, without Spark: networks with a head, be it their own or
 * one that {@code verger train} put behind a backbone.
 */
package fr.verger.vision.classifier;
