/**
 * From the bytes of a photo to its features, without Spark.
 *
 * <p>The way of a photo: {@link fr.verger.vision.photo} decodes it, {@link
 * fr.verger.vision.preprocessing} resizes and normalises it, {@link fr.verger.vision.backbone}
 * turns it into features.
 */
package fr.verger.vision;
