package fr.verger.spark.tables;

import java.io.Serializable;

/**
 * A photo with a vector, or with the reason why it has none.
 *
 * @param split may be null
 * @param vector not copied; null when it was rejected
 * @param reason null when it was not
 */
public record VectorRow(String path, String label, String split, float[] vector, String reason)
    implements Serializable {}
