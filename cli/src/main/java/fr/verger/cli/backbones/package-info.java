/** {@code verger backbones}: the networks that are there, and how others come here. */
package fr.verger.cli.backbones;
