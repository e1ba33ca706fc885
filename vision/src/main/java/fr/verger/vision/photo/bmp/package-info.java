/** BMP: Windows and OS/2 bitmaps of 1 to 32 bits, plain, run-length coded or with bit fields. */
package fr.verger.vision.photo.bmp;
