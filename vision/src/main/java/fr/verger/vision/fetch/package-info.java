/** How backbones come to this machine: downloads, files brought by hand, their checks. */
package fr.verger.vision.fetch;
