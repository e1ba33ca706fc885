/** What the server counts, for Prometheus. */
package fr.verger.server.metrics;
