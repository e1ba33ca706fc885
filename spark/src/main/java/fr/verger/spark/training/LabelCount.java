package fr.verger.spark.training;

/**
 * Photos with features of one label in one split.
 *
 * @param split may be null
 */
public record LabelCount(String label, String split, long photos) {}
