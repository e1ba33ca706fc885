package fr.verger.vision.preprocessing;

import java.util.LinkedHashMap;
import java.util.Map;

/** The weights of the sizes seen last. Photos of one set mostly share one size. */
final class WeightsCache {
  private static final int KEPT = 16;
  private static final int LONGEST_KEPT = 8192;

  private record Key(int in, int out) {}

  private final Map<Key, BicubicWeights> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

  BicubicWeights get(int in, int out) {
    Key key = new Key(in, out);
    BicubicWeights known = kept.get(key);
    if (known != null) {
      return known;
    }
    BicubicWeights weights = BicubicWeights.of(in, out);
    if (in <= LONGEST_KEPT && out <= LONGEST_KEPT) {
      kept.put(key, weights);
      if (kept.size() > KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    return weights;
  }
}
