/** What the photo formats share: reading bytes, the size limit, orientation, alpha over white. */
package fr.verger.vision.photo.format;
