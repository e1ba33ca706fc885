/** RGB pixels to what a backbone takes: Pillow's bicubic resize, then Keras' normalisations. */
package fr.verger.vision.preprocessing;
