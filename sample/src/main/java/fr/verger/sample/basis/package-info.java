/** Vectors, colours, chance and noise: what fruits and their pictures are reckoned with. */
package fr.verger.sample.basis;
