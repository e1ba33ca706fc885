/**
 * TIFF 6.0: the first image of a file, in strips or tiles, plain or packed by PackBits, LZW or
 * Deflate; grey, palette, RGB and CMYK of 1 to 16 bits a sample, with or without alpha.
 */
package fr.verger.vision.photo.tiff;
