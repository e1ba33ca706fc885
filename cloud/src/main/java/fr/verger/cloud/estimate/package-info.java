/** What a run and its photos will cost, before anything is started. */
package fr.verger.cloud.estimate;
