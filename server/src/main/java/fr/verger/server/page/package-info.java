/** The page that phones show. */
package fr.verger.server.page;
