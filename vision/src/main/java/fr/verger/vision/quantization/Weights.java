package fr.verger.vision.quantization;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;

/** The constant tensors of a graph, by name. */
final class Weights {
  private final Map<String, TensorProto> tensors = new HashMap<>();

  Weights(GraphProto graph) {
    graph.getInitializerList().forEach(tensor -> tensors.put(tensor.getName(), tensor));
  }

  boolean has(String name) {
    return tensors.containsKey(name);
  }

  /** Whether a constant tensor of 32-bit floats with that many dimensions at least. */
  boolean hasFloats(String name, int dimensions) {
    TensorProto tensor = tensors.get(name);
    return tensor != null
        && tensor.getDataType() == DataType.FLOAT.getNumber()
        && tensor.getDimsCount() >= dimensions;
  }

  TensorProto tensor(String name) {
    return tensors.get(name);
  }

  int dimension(String name, int axis) {
    return Math.toIntExact(tensors.get(name).getDims(axis));
  }

  /** The values of a tensor of 32-bit floats, in row-major order. */
  float[] floats(String name) {
    TensorProto tensor = tensors.get(name);
    if (!tensor.hasRawData()) {
      float[] values = new float[tensor.getFloatDataCount()];
      for (int i = 0; i < values.length; i++) {
        values[i] = tensor.getFloatData(i);
      }
      return values;
    }
    FloatBuffer raw =
        tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] values = new float[raw.remaining()];
    raw.get(values);
    return values;
  }
}
