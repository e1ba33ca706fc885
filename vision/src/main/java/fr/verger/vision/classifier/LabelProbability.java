package fr.verger.vision.classifier;

/**
 * How likely a label is.
 *
 * @param probability from 0 to 1; those of all labels add up to 1
 */
public record LabelProbability(String label, float probability) {}
