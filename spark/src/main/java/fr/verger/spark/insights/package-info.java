/**
 * What photos say about themselves: which are the same, nearly the same, odd for their class, or
 * nearest to a photo of another class. {@link fr.verger.spark.insights.PhotoInsights} finds it in
 * the leading principal components; it knows nothing of runs and their folders.
 */
package fr.verger.spark.insights;
