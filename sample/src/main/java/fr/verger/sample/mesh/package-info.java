/** Surfaces cut into a grid fine enough that one colour per vertex is all the texture needed. */
package fr.verger.sample.mesh;
