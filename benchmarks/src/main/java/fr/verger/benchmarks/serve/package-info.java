/** What {@code verger serve} bears: pace against the bare engine, crowds, and hostile senders. */
package fr.verger.benchmarks.serve;
