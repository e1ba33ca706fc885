package fr.verger.vision.classifier;

/**
 * How little any label speaks for a photo: the greatest logit, negative (Vaze et al., "Open-Set
 * Recognition: a Good Closed-Set Classifier is All You Need?", ICLR 2022).
 */
public final class UnknownScore {
  private UnknownScore() {}

  /** The score of a photo with those logits, before any temperature. */
  public static double of(double[] logits) {
    double greatest = logits[0];
    for (double logit : logits) {
      greatest = Math.max(greatest, logit);
    }
    return -greatest;
  }
}
