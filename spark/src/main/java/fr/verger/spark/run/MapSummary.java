package fr.verger.spark.run;

/**
 * The map of a run.
 *
 * @param points photos on it; fewer than the run has when those are more than {@value
 *     EvenSample#MOST}
 * @param absent why there is none, or null
 * @param components of each photo that it was made from
 * @param perplexity that was used, or null without a map
 * @param klDivergence of the map from the photos' similarities in nats, or null without a map
 */
public record MapSummary(
    long points,
    String absent,
    int components,
    long seed,
    Double perplexity,
    Double klDivergence) {}
