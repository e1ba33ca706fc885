/** The species of the orchard, and the varieties and individual fruits bred from them. */
package fr.verger.sample.fruit;
