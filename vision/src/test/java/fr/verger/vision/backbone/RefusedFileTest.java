package fr.verger.vision.backbone;

import static fr.verger.vision.backbone.TinyModel.FREE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import fr.verger.vision.preprocessing.Normalisation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What cannot be used is answered with one sentence that names the file. */
class RefusedFileTest {
  private static final String PATH = "/data/net.onnx";
  private static final BackboneOptions TF = options(null, Normalisation.TF, "flat");

  @Test
  void bytesThatAreNoModel() {
    assertThat(refusal(new byte[0], TF)).hasMessage("The backbone /data/net.onnx is empty.");
    assertThat(refusal(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16}, TF))
        .hasMessage("The backbone /data/net.onnx is not an ONNX model.");
    assertThat(refusal(ascii("<!DOCTYPE html><html>not found</html>"), TF))
        .hasMessageStartingWith("The backbone /data/net.onnx is not an ONNX model");
    assertThat(refusal(ascii("version https://git-lfs.github.com/spec/v1\noid sha256:0"), TF))
        .hasMessageContaining("Git LFS pointer");
    byte[] whole = TinyModel.network().bytes();
    assertThat(refusal(Arrays.copyOf(whole, whole.length / 2), TF))
        .hasMessageContaining("is damaged or cut short (%d bytes)".formatted(whole.length / 2));
  }

  @Test
  void anythingMissingIsAskedForByItsOption() {
    byte[] onnx = TinyModel.network().bytes();

    assertThat(refusal(onnx, options(null, null, "flat")))
        .hasMessage(
            "The backbone /data/net.onnx does not say how its photos are normalised; give --normalisation tf, caffe, torch or none.")
        .extracting(VergerException::category)
        .isEqualTo(Category.USAGE);
    assertThat(refusal(onnx, options(null, Normalisation.TF, null)))
        .hasMessageContaining("give --layer NAME")
        .hasMessageContaining("'relu', 'pool', 'flat'");
    byte[] open =
        new TinyModel()
            .input("photo", DataType.FLOAT, FREE, 3, FREE, FREE)
            .node("GlobalAveragePool", "flat", "photo")
            .bytes();
    assertThat(refusal(open, TF)).hasMessageContaining("give --input-size PIXELS");
    byte[] noOrder =
        new TinyModel()
            .input("photo", DataType.FLOAT, FREE, FREE, FREE, FREE)
            .node("GlobalAveragePool", "flat", "photo")
            .bytes();
    assertThat(refusal(noOrder, options(4, Normalisation.TF, "flat")))
        .hasMessageContaining("verger.layout");
  }

  @Test
  void aLayerThatIsNotThereIsAnsweredWithNearOnes() {
    assertThat(refusal(TinyModel.network().bytes(), options(null, Normalisation.TF, "Relu1")))
        .hasMessageStartingWith(
            "The backbone /data/net.onnx has no layer 'Relu1' to cut at; near names: 'relu', ");
    TinyModel twins =
        TinyModel.network().node(twin("Neg", "a", "flat")).node(twin("Abs", "b", "flat"));
    assertThat(refusal(twins.bytes(), options(null, Normalisation.TF, "twin")))
        .hasMessageContaining("2 nodes called 'twin'")
        .hasMessageContaining("'a', 'b'");
  }

  @Test
  void optionsAgainstTheFile() {
    byte[] onnx = TinyModel.network().says("verger.normalisation", "torch").bytes();

    assertThat(refusal(onnx, options(8, null, "flat")))
        .hasMessage(
            "The backbone /data/net.onnx takes photos of 4 x 4 pixels, not of the 8 that --input-size asks for.");
    assertThat(refusal(onnx, options(null, Normalisation.CAFFE, "flat")))
        .hasMessage(
            "The backbone /data/net.onnx was trained with normalisation torch by its own metadata; leave out --normalisation caffe.");
  }

  @Test
  void metadataThatCannotHold() {
    assertThat(refusal(TinyModel.network().says("verger.resize", "bilinear").bytes(), TF))
        .hasMessageContaining("'bilinear'")
        .hasMessageContaining("'bicubic'");
    assertThat(refusal(TinyModel.network().says("verger.normalisation", "zscore").bytes(), TF))
        .hasMessageContaining("'zscore'")
        .hasMessageContaining("[tf, caffe, torch, none]");
    assertThat(refusal(TinyModel.network().says("verger.input_size", "big").bytes(), TF))
        .hasMessageContaining("'big'");
    assertThat(refusal(TinyModel.network().says("verger.input_size", "9").bytes(), TF))
        .hasMessageContaining("not of the 9 that its metadata say");
    assertThat(refusal(TinyModel.network().says("verger.layout", "NHWC").bytes(), TF))
        .hasMessageContaining("says NHWC")
        .hasMessageContaining("NCHW");
    assertThat(
            refusal(
                TinyModel.network().says("verger.features", "gone").bytes(),
                options(null, Normalisation.TF, null)))
        .hasMessageContaining("'gone'");
  }

  @Test
  void inputsThatAreNoPhotosOfFloats() {
    assertThat(refusal(withInput(DataType.INT32, FREE, 3, 4, 4), TF))
        .hasMessage(
            "The backbone /data/net.onnx takes int32 at its input 'photo'; Verger gives 32-bit floats or unsigned bytes.");
    assertThat(refusal(withInput(DataType.FLOAT, FREE, 1, 4, 4), TF))
        .hasMessageContaining("[?, 1, 4, 4]")
        .hasMessageContaining("3 channels");
    assertThat(refusal(withInput(DataType.FLOAT, FREE, 48), TF))
        .hasMessageContaining("[?, 48]")
        .hasMessageContaining("no batch of photos");
    assertThat(refusal(withInput(DataType.FLOAT, FREE, 3, 4, 6), TF)).hasMessageContaining("6 x 4");
    byte[] two =
        TinyModel.network()
            .input("mask", DataType.FLOAT, FREE, 5)
            .node("Mul", "masked", "flat", "mask")
            .bytes();
    assertThat(refusal(two, options(null, Normalisation.TF, "masked")))
        .hasMessageContaining("photo, mask");
    byte[] constant = TinyModel.network().node("Neg", "still", "kernel").bytes();
    assertThat(refusal(constant, options(null, Normalisation.TF, "still")))
        .hasMessageContaining("the same at 'still' for every photo");
  }

  @Test
  void weightsInAnotherFile() {
    byte[] onnx =
        new TinyModel()
            .input("photo", DataType.FLOAT, FREE, 3, 4, 4)
            .weights(ForeignFileTest.elsewhere("kernel", 5, 3, 1, 1))
            .node("Conv", "flat", "photo", "kernel")
            .bytes();

    assertThat(refusal(onnx, TF)).hasMessageContaining("keeps weights ('kernel') in another file");
  }

  @Test
  void whatTheEngineDoesNotKnow() {
    assertThat(refusal(TinyModel.network().opset(99).bytes(), TF))
        .hasMessageContaining("is made for opset 99 of ai.onnx, and ONNX Runtime 1.")
        .hasMessageContaining("export it for an older one");
    assertThat(refusal(TinyModel.network().format(99).bytes(), TF))
        .hasMessageContaining("has format version 99")
        .hasMessageContaining("export it for an older one");
    assertThat(
            refusal(
                TinyModel.network().node("Frobnicate", "odd", "flat").bytes(),
                options(null, Normalisation.TF, "odd")))
        .hasMessageContaining("does not run on ONNX Runtime")
        .hasMessageContaining("Frobnicate");
  }

  @Test
  void whatComesOutAndIsNoFeature() {
    assertThat(
            refusal(
                TinyModel.network().node("Log", "log", "flat").bytes(),
                options(null, Normalisation.TF, "log")))
        .hasMessageContaining("not finite at 'log'");
    assertThat(
            refusal(
                TinyModel.network().node("Shape", "shape", "flat").bytes(),
                options(null, Normalisation.TF, "shape")))
        .hasMessageContaining("does not give 32-bit floats at 'shape'");
    assertThat(
            refusal(
                TinyModel.network().node("Squeeze", "row", "flat").bytes(),
                options(null, Normalisation.TF, "row")))
        .hasMessageContaining("no row of features");
    assertThat(
            refusal(
                TinyModel.network().transpose("odd", "relu", 0, 2, 1, 3).bytes(),
                options(null, Normalisation.TF, "odd")))
        .hasMessageContaining("channels Verger cannot find");
    assertThat(
            refusal(
                TinyModel.network()
                    .shape("squares", 0, 5, 2, 8)
                    .node("Reshape", "odd", "relu", "squares")
                    .bytes(),
                options(null, Normalisation.TF, "odd")))
        .hasMessageContaining("channels Verger cannot find");
  }

  private static byte[] withInput(DataType type, int... shape) {
    return new TinyModel()
        .input("photo", type, shape)
        .node("Identity", "flat", "photo")
        .output("flat")
        .bytes();
  }

  private static NodeProto twin(String type, String output, String input) {
    return NodeProto.newBuilder()
        .setOpType(type)
        .setName("twin")
        .addInput(input)
        .addOutput(output)
        .build();
  }

  private static BackboneOptions options(Integer size, Normalisation normalisation, String layer) {
    return new BackboneOptions(size, normalisation, layer);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static VergerException refusal(byte[] onnx, BackboneOptions options) {
    VergerException refusal =
        catchThrowableOfType(
            VergerException.class, () -> new BackboneCatalog().read(PATH, onnx, options));
    assertThat(refusal).hasMessageStartingWith("The backbone " + PATH);
    assertThat(refusal.getMessage()).doesNotContain("\n").endsWith(".");
    return refusal;
  }
}
