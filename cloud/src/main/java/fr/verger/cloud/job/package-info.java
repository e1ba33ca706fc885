/** Jobs: where they are done, how they get on, what they cost, what they leave. */
package fr.verger.cloud.job;
