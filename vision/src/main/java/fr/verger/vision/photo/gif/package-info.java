/** GIF (87a and 89a): the first frame. */
package fr.verger.vision.photo.gif;
