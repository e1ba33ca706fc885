/** The bucket: files there and back, in parallel, each one checked. */
package fr.verger.cloud.store;
