/** What the photo formats share: reading bytes, the limits, orientation, alpha over white. */
package fr.verger.vision.photo.format;
