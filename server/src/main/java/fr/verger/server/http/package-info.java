/** What every endpoint needs of HTTP: answers, problems, bounded bodies. */
package fr.verger.server.http;
