/** What is known of the fruit behind each class name: the cards of the phone page. */
package fr.verger.server.facts;
