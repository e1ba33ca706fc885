/**
 * PNG (ISO/IEC 15948), all colour types and depths, interlaced or not; of an APNG the default
 * image.
 */
package fr.verger.vision.photo.png;
