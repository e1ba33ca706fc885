package fr.verger.spark.run;

/** How a run makes its map. */
public record MapPlan(MapLayout layout, long seed) {}
