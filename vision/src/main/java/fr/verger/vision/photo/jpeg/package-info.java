/**
 * JPEG (ITU T.81): baseline, extended and progressive with Huffman coding, 8 bits a sample, decoded
 * to the very pixels of libjpeg-turbo with its default settings.
 */
package fr.verger.vision.photo.jpeg;
