package fr.verger.spark.run;

/**
 * The thumbnails of a run.
 *
 * @param count photos that have one
 * @param bytes of all of them together
 * @param longestSide of each in pixels, at most
 * @param unreadable photos that were to have one and could not be read any more
 */
public record ThumbnailSummary(long count, long bytes, int longestSide, long unreadable) {}
