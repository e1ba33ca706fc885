package fr.verger.vision.backbone;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtException;
import fr.verger.vision.preprocessing.Layout;
import fr.verger.vision.preprocessing.Normalisation;
import fr.verger.vision.preprocessing.Preprocessing;
import java.util.Arrays;

/**
 * Runs a cut graph once, to know before any executor is asked that it runs, how many features it
 * gives and whether it takes batches; makes its output flat.
 */
final class GraphTrial {
  private final String path;
  private final String input;
  private final Preprocessing preprocessing;
  private final Pooling pooling;
  private final float[] black;
  private final float[] ramp;

  /**
   * A trial of graphs with that input.
   *
   * @param pooling of a map, or null to flatten it
   */
  GraphTrial(String path, String input, Preprocessing preprocessing, Pooling pooling) {
    this.path = path;
    this.input = input;
    this.preprocessing = preprocessing;
    this.pooling = pooling;
    this.black = new float[preprocessing.floatsPerPhoto()];
    this.ramp = new float[preprocessing.floatsPerPhoto()];
    boolean bytes = preprocessing.normalisation() == Normalisation.NONE;
    for (int i = 0; i < ramp.length; i++) {
      float share = (float) i / ramp.length;
      ramp[i] = bytes ? (int) (256 * share) : 2 * share - 1;
    }
  }

  /** Tries a model with one input and one output. */
  TriedGraph of(ModelProto model) {
    String output = model.getGraph().getOutput(0).getName();
    try {
      byte[] onnx = model.toByteArray();
      TrialSession.Outcome outcome;
      try (TrialSession session = TrialSession.of(onnx, input)) {
        outcome = session.run(black, preprocessing.shape(1));
        check(output, outcome);
        if (pooling != null && outcome.shape().length != 4) {
          throw OnnxFile.refused(
              path,
              "gives %s at '%s' for one photo, which is no map to pool; leave out --pooling or cut at another --layer"
                  .formatted(Arrays.toString(outcome.shape()), output),
              null);
        }
        if (outcome.shape().length == 2) {
          return new TriedGraph(onnx, output, outcome.values().length, !takesBatches(session));
        }
      }
      ModelProto flat =
          Flattening.of(model, output, mapOrder(model, output, outcome.shape()), pooling);
      byte[] flatOnnx = flat.toByteArray();
      try (TrialSession session = TrialSession.of(flatOnnx, input)) {
        return new TriedGraph(
            flatOnnx,
            flat.getGraph().getOutput(0).getName(),
            session.run(black, preprocessing.shape(1)).values().length,
            !takesBatches(session));
      }
    } catch (OrtException e) {
      throw EngineRefusal.of(path, e);
    }
  }

  private void check(String output, TrialSession.Outcome outcome) {
    if (outcome.values() == null) {
      throw OnnxFile.refused(path, "does not give 32-bit floats at '%s'".formatted(output), null);
    }
    long[] shape = outcome.shape();
    if (shape.length < 2 || shape.length > 4 || shape[0] != 1 || outcome.values().length == 0) {
      throw OnnxFile.refused(
          path,
          "gives %s at '%s' for one photo, which is no row of features and no map"
              .formatted(Arrays.toString(shape), output),
          null);
    }
    for (float value : outcome.values()) {
      if (!Float.isFinite(value)) {
        throw OnnxFile.refused(
            path, "gives values that are not finite at '%s'".formatted(output), null);
      }
    }
  }

  private boolean takesBatches(TrialSession session) {
    return session.takesBatches(black, ramp, preprocessing.shape(1), preprocessing.shape(2));
  }

  /** Which order a map has; null where there is nothing to turn: no map, or one pixel. */
  private Layout mapOrder(ModelProto model, String output, long[] shape) {
    if (shape.length != 4) {
      return null;
    }
    return new MapOrder(model.getGraph(), preprocessing.layout())
        .of(output)
        .orElseThrow(
            () ->
                OnnxFile.refused(
                    path,
                    "has a map at '%s' whose channels Verger cannot find; cut at another --layer"
                        .formatted(output),
                    null));
  }
}
