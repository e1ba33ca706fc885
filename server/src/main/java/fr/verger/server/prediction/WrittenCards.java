package fr.verger.server.prediction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import fr.verger.server.facts.FruitFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The card of each label as JSON, written once: a card never changes, and writing three anew for
 * each photo is a thirtieth of what a photo costs on a small network.
 */
final class WrittenCards {
  private final Map<String, RawValue> byLabel = new HashMap<>();

  WrittenCards(List<String> labels, FruitFacts facts) {
    ObjectMapper json = new ObjectMapper();
    try {
      for (String label : labels) {
        SerializedString card = new SerializedString(json.writeValueAsString(facts.anyCard(label)));
        byLabel.put(label, new RawValue(card));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  RawValue of(String label) {
    return byLabel.get(label);
  }
}
