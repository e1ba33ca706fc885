package fr.verger.server.nearest;

/**
 * A photo that a classifier learned from.
 *
 * @param thumbnail a whole small JPEG file; not copied
 * @param embedding its principal components, as the classifier's model gives them; not copied
 */
public record LearnedPhoto(String label, byte[] thumbnail, float[] embedding) {}
