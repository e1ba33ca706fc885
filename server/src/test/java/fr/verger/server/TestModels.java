package fr.verger.server;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.InvalidProtocolBufferException;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.classifier.FruitClassifier;
import fr.verger.vision.photo.PhotoDecoder;

/** The bundled network with a threshold that makes every answer sure, or none. */
public final class TestModels {
  private TestModels() {}

  /** Is sure of whatever it sees. */
  public static FruitClassifier sure() {
    return withThreshold("1000000");
  }

  /** Is sure of nothing. */
  static FruitClassifier unsure() {
    return withThreshold("-1000000");
  }

  private static FruitClassifier withThreshold(String threshold) {
    byte[] bundled = new BackboneCatalog().onnx(BackboneCatalog.FRUITS_MINI);
    try {
      ModelProto model =
          ModelProto.parseFrom(bundled).toBuilder()
              .addMetadataProps(
                  StringStringEntryProto.newBuilder()
                      .setKey("verger.unknown_threshold")
                      .setValue(threshold))
              .build();
      return FruitClassifier.read("test", model.toByteArray(), PhotoDecoder.DEFAULT_MAX_PIXELS);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}
