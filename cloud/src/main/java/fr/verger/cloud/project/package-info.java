/** Everything of one project on AWS: made by one command, deleted by another. */
package fr.verger.cloud.project;
