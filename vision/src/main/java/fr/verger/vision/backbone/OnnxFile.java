package fr.verger.vision.backbone;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes to an ONNX model, or one sentence that says why they are none. */
public final class OnnxFile {
  /** The first field of every exporter's file is the format's version, number 1, a varint. */
  private static final byte FORMAT_VERSION_FIELD = 0x08;

  private static final byte[] LFS_POINTER =
      "version https://git-lfs".getBytes(StandardCharsets.US_ASCII);

  private OnnxFile() {}

  /**
   * Parses a file; weights stay where they are in {@code bytes}, which must not change.
   *
   * @param path of the file, for messages
   * @throws VergerException when it is none
   */
  public static ModelProto parse(String path, byte[] bytes) {
    if (bytes.length == 0) {
      throw refused(path, "is empty", null);
    }
    if (startsWith(bytes, LFS_POINTER)) {
      throw refused(path, "is a Git LFS pointer, not the model itself; run 'git lfs pull'", null);
    }
    ModelProto model;
    try {
      CodedInputStream in = UnsafeByteOperations.unsafeWrap(bytes).newCodedInput();
      in.enableAliasing(true);
      model = ModelProto.parseFrom(in);
    } catch (IOException e) {
      String what =
          bytes[0] == FORMAT_VERSION_FIELD
              ? "is damaged or cut short (%d bytes); fetch it again".formatted(bytes.length)
              : "is not an ONNX model";
      throw refused(path, what, e);
    }
    if (model.getGraph().getNodeCount() == 0) {
      throw refused(path, "is not an ONNX model: it has no graph", null);
    }
    return model;
  }

  /** A refusal that names the file. */
  static VergerException refused(String path, String what, Throwable cause) {
    return new VergerException(Category.INPUT, "The backbone %s %s.".formatted(path, what), cause);
  }

  private static boolean startsWith(byte[] bytes, byte[] head) {
    return bytes.length >= head.length
        && Arrays.equals(bytes, 0, head.length, head, 0, head.length);
  }
}
