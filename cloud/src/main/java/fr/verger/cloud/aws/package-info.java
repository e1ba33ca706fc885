/** The way to AWS: clients, what is called in which order, and why it was refused. */
package fr.verger.cloud.aws;
