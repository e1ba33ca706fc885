package fr.verger.spark.thumbnails;

import java.io.Serializable;

/**
 * A photo in small.
 *
 * @param path of the photo, as {@code path} columns write it
 * @param jpeg a whole JPEG file of at most {@value ThumbnailEncoder#MOST_BYTES} bytes, not copied
 */
public record Thumbnail(String path, byte[] jpeg) implements Serializable {}
