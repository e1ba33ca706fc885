package fr.verger.server;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.InvalidProtocolBufferException;
import fr.verger.vision.backbone.BackboneCatalog;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.classifier.ClassifierExport;
import fr.verger.vision.classifier.ClassifierHead;
import fr.verger.vision.classifier.FruitClassifier;
import fr.verger.vision.photo.PhotoDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

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

  /** The bundled network behind a head of four components, which is sure of whatever it sees. */
  static FruitClassifier withEmbedding() {
    BackboneCatalog catalog = new BackboneCatalog();
    BackboneModel backbone =
        catalog.read(
            BackboneCatalog.FRUITS_MINI,
            catalog.onnx(BackboneCatalog.FRUITS_MINI),
            BackboneOptions.none());
    ClassifierHead head =
        new ClassifierHead(
            List.of("Banana", "Kiwi", "Lemon"),
            new double[backbone.featureCount()],
            random(4, backbone.featureCount()),
            random(3, 4),
            new double[3],
            20,
            1e6,
            "{}");
    return FruitClassifier.read(
        "test", ClassifierExport.of(backbone, head), PhotoDecoder.DEFAULT_MAX_PIXELS);
  }

  private static double[][] random(int rows, int columns) {
    Random random = new Random(4);
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      Arrays.setAll(row, i -> random.nextGaussian());
    }
    return values;
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
