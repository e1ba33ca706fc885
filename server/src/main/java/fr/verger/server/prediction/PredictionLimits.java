package fr.verger.server.prediction;

import java.time.Duration;

/**
 * What one photo may cost.
 *
 * @param bodyBytes the most bytes of a body
 * @param time from the request's head to its answer
 */
public record PredictionLimits(int bodyBytes, Duration time) {}
