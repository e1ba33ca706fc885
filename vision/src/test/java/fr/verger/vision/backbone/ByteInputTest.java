package fr.verger.vision.backbone;

import static fr.verger.vision.backbone.TinyModel.FREE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import fr.verger.vision.VergerException;
import fr.verger.vision.photo.RgbImage;
import fr.verger.vision.preprocessing.Normalisation;
import fr.verger.vision.preprocessing.Preprocessor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

/** Networks that take photos as bytes and turn them into floats themselves. */
class ByteInputTest {
  @Test
  void everyByteArrivesAsItIs() {
    BackboneModel model = read(null, "flat");
    byte[] pixels = new byte[3 * 256];
    for (int i = 0; i < 256; i++) {
      pixels[3 * i] = (byte) i;
      pixels[3 * i + 1] = (byte) (255 - i);
      pixels[3 * i + 2] = (byte) (7 * i);
    }
    FloatBuffer photo = direct(3 * 256);
    FloatBuffer features = direct(3 * 256);
    new Preprocessor(model.preprocessing()).append(new RgbImage(16, 16, pixels), photo);

    try (Backbone backbone = Backbone.open(model)) {
      backbone.features(photo, 1, features);
    }

    assertThat(model.preprocessing().normalisation()).isEqualTo(Normalisation.NONE);
    for (int i = 0; i < pixels.length; i++) {
      assertThat(features.get(i)).isEqualTo(Byte.toUnsignedInt(pixels[i]));
    }
  }

  @Test
  void theyAreNotNormalisedTwice() {
    assertThatThrownBy(() -> read(Normalisation.TF, "flat"))
        .isInstanceOf(VergerException.class)
        .hasMessage(
            "The backbone bytes.onnx takes photos as bytes and normalises them itself; leave out --normalisation tf.");
    assertThatThrownBy(
            () ->
                new BackboneCatalog()
                    .read(
                        "bytes.onnx",
                        network().says("verger.normalisation", "tf").bytes(),
                        new BackboneOptions(null, null, "flat")))
        .hasMessageContaining("takes bytes at its input 'photo'")
        .hasMessageContaining("normalisation tf");
  }

  private static BackboneModel read(Normalisation normalisation, String layer) {
    return new BackboneCatalog()
        .read("bytes.onnx", network().bytes(), new BackboneOptions(null, normalisation, layer));
  }

  private static TinyModel network() {
    return new TinyModel()
        .input("photo", DataType.UINT8, FREE, 16, 16, 3)
        .node(
            NodeProto.newBuilder()
                .setOpType("Cast")
                .addInput("photo")
                .addOutput("floats")
                .addAttribute(
                    AttributeProto.newBuilder()
                        .setName("to")
                        .setType(AttributeType.INT)
                        .setI(DataType.FLOAT.getNumber()))
                .build())
        .node("Flatten", "flat", "floats")
        .output("flat");
  }

  private static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(4 * floats).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }
}
