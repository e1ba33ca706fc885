package fr.verger.spark.training;

import java.io.Serializable;

/**
 * What a regression said of a photo.
 *
 * @param label the index of what it shows
 * @param logits one for each label
 */
record Answer(int label, double[] logits) implements Serializable {}
