/** What a browser needs to answer by itself: the engine, the network, and what is known of both. */
package fr.verger.server.device;
