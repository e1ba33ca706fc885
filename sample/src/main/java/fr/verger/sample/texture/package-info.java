/** Colour, chance and noise: what surfaces are painted with. */
package fr.verger.sample.texture;
