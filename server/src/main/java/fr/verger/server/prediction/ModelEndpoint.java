package fr.verger.server.prediction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.verger.server.http.Endpoint;
import fr.verger.server.http.Reply;
import fr.verger.vision.classifier.ClassifierModel;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Request;

/** {@code GET /api/v1/model}: what answers here. */
public final class ModelEndpoint implements Endpoint {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final byte[] answer;

  /** Tells of one model. */
  public ModelEndpoint(ClassifierModel model) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("name", model.shortName())
            .put("sha256", model.sha256())
            .put("inputSize", model.preprocessing().inputSize())
            .put("temperature", model.temperature())
            .put("unknownThreshold", model.unknownThreshold())
            .put("embeddingSize", model.embeddingSize())
            .put("license", model.license())
            .put("source", model.source());
    model.labels().forEach(node.putArray("labels")::add);
    node.set("trainedOn", trainedOn(model));
    answer = node.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void answer(Request request, Reply reply) {
    reply.json(answer);
  }

  private static JsonNode trainedOn(ClassifierModel model) {
    try {
      return model.trainedOn().isEmpty() ? JSON.nullNode() : JSON.readTree(model.trainedOn());
    } catch (JsonProcessingException e) {
      return JSON.getNodeFactory().textNode(model.trainedOn());
    }
  }
}
