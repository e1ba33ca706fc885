package fr.verger.spark.insights;

/**
 * A photo by its path.
 *
 * @param label null where it has none
 * @param split null where it belongs to none
 */
public record PhotoName(String path, String label, String split) {}
