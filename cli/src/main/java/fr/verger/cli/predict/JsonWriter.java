package fr.verger.cli.predict;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fr.verger.vision.classifier.LabelProbability;
import fr.verger.vision.classifier.Prediction;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** One JSON array, an object for each photo. */
final class JsonWriter implements PredictionWriter {
  private final JsonGenerator json;
  private final PrintStream out;
  private final int top;

  JsonWriter(PrintStream out, int top) {
    this.out = out;
    this.top = top;
    try {
      json = new JsonFactory().createGenerator(out);
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.useDefaultPrettyPrinter();
      json.writeStartArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void write(PredictedPhoto photo) {
    try {
      json.writeStartObject();
      json.writeStringField("path", photo.path());
      if (photo.isRejected()) {
        json.writeStringField("reason", photo.reason());
      } else {
        write(photo.prediction());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Prediction prediction) throws IOException {
    json.writeBooleanField("sure", prediction.sure());
    json.writeNumberField("unknown_score", prediction.unknownScore());
    json.writeArrayFieldStart("likeliest");
    for (LabelProbability label : prediction.likeliest(top)) {
      json.writeStartObject();
      json.writeStringField("label", label.label());
      json.writeNumberField("probability", label.probability());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  @Override
  public void close() {
    try {
      json.writeEndArray();
      json.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println();
    out.flush();
  }
}
