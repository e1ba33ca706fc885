/** Bytes of a photo to RGB pixels: the format told by content, the size bounded by the header. */
package fr.verger.vision.photo;
