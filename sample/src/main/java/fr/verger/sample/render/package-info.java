/** The studio: poses, light, camera. */
package fr.verger.sample.render;
