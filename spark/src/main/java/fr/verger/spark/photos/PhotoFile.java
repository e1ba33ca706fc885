package fr.verger.spark.photos;

import java.io.Serializable;

/**
 * A photo as it was listed; nothing of it has been read yet.
 *
 * @param path absolute for a local file, otherwise the URI; never percent-encoded
 * @param label name of the parent folder
 * @param split {@code Training}, {@code Test} or {@code Validation}, or null when no folder says so
 * @param size bytes
 * @param modified milliseconds since 1970
 */
public record PhotoFile(String path, String label, String split, long size, long modified)
    implements Serializable {}
