package fr.verger.vision.backbone;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A session that is opened once, where a backbone is read, to see what the graph really does.
 *
 * @param session of a graph with one output
 * @param input name of its input
 */
record TrialSession(OrtSession session, String input) implements AutoCloseable {
  /** What came out: {@code values} is null when they are no 32-bit floats. */
  record Outcome(long[] shape, float[] values) {}

  static TrialSession of(byte[] onnx, String input) throws OrtException {
    return new TrialSession(Engine.open(onnx), input);
  }

  /** Runs a batch that holds those values. */
  Outcome run(float[] photos, long[] shape) throws OrtException {
    try (OnnxTensor in = OnnxTensor.createTensor(Engine.environment(), direct(photos), shape);
        OrtSession.Result result = session.run(Map.of(input, in))) {
      OnnxValue out = result.get(0);
      if (!(out instanceof OnnxTensor tensor)) {
        return new Outcome(new long[0], null);
      }
      FloatBuffer values = tensor.getFloatBuffer();
      float[] copy = values == null ? null : new float[values.remaining()];
      if (copy != null) {
        values.get(copy);
      }
      return new Outcome(tensor.getInfo().getShape(), copy);
    }
  }

  /** Runs a batch and says the shapes of all that comes out and is a tensor. */
  Map<String, long[]> shapes(float[] photos, long[] shape) throws OrtException {
    Map<String, long[]> shapes = new HashMap<>();
    try (OnnxTensor in = OnnxTensor.createTensor(Engine.environment(), direct(photos), shape);
        OrtSession.Result result = session.run(Map.of(input, in))) {
      for (Map.Entry<String, OnnxValue> out : result) {
        if (out.getValue() instanceof OnnxTensor tensor) {
          shapes.put(out.getKey(), tensor.getInfo().getShape());
        }
      }
    }
    return shapes;
  }

  private static FloatBuffer direct(float[] photos) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(photos.length, Float.BYTES))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer()
        .put(photos)
        .flip();
  }

  /**
   * Whether two photos in one batch give what they give alone. A graph may take any batch by its
   * input and still have been exported for one photo only, in a reshape deep inside.
   */
  boolean takesBatches(float[] one, float[] other, long[] single, long[] twice) {
    try {
      float[] both = Arrays.copyOf(one, 2 * one.length);
      System.arraycopy(other, 0, both, one.length, other.length);
      Outcome together = run(both, twice);
      float[] first = run(one, single).values();
      float[] second = run(other, single).values();
      int length = first.length;
      return Arrays.equals(together.shape(), new long[] {2, length})
          && near(first, Arrays.copyOfRange(together.values(), 0, length))
          && near(second, Arrays.copyOfRange(together.values(), length, 2 * length));
    } catch (OrtException e) {
      return false;
    }
  }

  private static boolean near(float[] expected, float[] found) {
    float largest = 0;
    float apart = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      apart = Math.max(apart, Math.abs(expected[i] - found[i]));
    }
    return apart <= 1e-3f * largest;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
