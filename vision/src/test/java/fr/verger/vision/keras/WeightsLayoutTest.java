package fr.verger.vision.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.verger.vision.SharedFiles;
import fr.verger.vision.VergerException;
import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.BackboneOptions;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of Keras 1, 2 and 3: what is recognised, and what is refused with which sentence. */
class WeightsLayoutTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"mobilenet-v2-model.h5", "mobilenet-v2-keras1.h5"})
  void everyLayoutGivesTheSameModel(String file) throws IOException {
    Path checkpoint = Imported.fixture("mobilenet-v2-keras3.weights.h5", temporary);

    ConvertedWeights other = Imported.convert(Imported.fixture(file, temporary), 96);

    assertThat(other.title()).isEqualTo("MobileNetV2 alpha 0.35");
    assertThat(other.onnx()).isEqualTo(Imported.convert(checkpoint, 96).onnx());
  }

  @Test
  void aWholeModelSaysItsInputSize() throws IOException {
    ConvertedWeights model =
        Imported.convert(Imported.fixture("mobilenet-v2-model.h5", temporary), null);

    assertThat(model.inputSize()).isEqualTo(96);
    assertThat(model.sizeGround()).isEqualTo("as the file says");
  }

  @ParameterizedTest
  @CsvSource({
    "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_0.35_128_no_top.h5, 128, its name",
    "mobilenet_v2_weights_tf_dim_ordering_tf_kernels_0.35_192.h5, 192, its name",
    "weights.h5, 224, default"
  })
  void otherwiseItsNameSaysTheInputSizeOrKerasDefaultHolds(String name, int size, String ground)
      throws IOException {
    Path file = Imported.fixture("mobilenet-v2-keras1.h5", temporary);

    ConvertedWeights model = Imported.convert(Files.move(file, temporary.resolve(name)), null);

    assertThat(model.inputSize()).isEqualTo(size);
    assertThat(model.sizeGround()).contains(ground);
  }

  @Test
  void layersKeepTheNamesThatTheyHaveInKeras() throws IOException {
    ConvertedWeights weights =
        Imported.convert(Imported.fixture("mobilenet-v2-keras1.h5", temporary), 96);

    BackboneModel cut =
        Imported.model(weights, new BackboneOptions(null, null, "block_13_expand_relu"));

    assertThat(cut.featureCount()).isEqualTo(6 * 6 * 6 * 32);
  }

  @Test
  void theModelCarriesWhereItComesFrom() throws IOException {
    Path file = Imported.fixture("mobilenet-v2-keras1.h5", temporary);
    Origin origin =
        new Origin("orchard", "https://example.org/w.h5", "Apache-2.0", "ab".repeat(32));

    ConvertedWeights weights = new KerasConversion(null, 96).convert(file, origin);

    assertThat(new String(weights.onnx(), StandardCharsets.ISO_8859_1)).contains("ab".repeat(32));
    BackboneModel model = Imported.model(weights, BackboneOptions.none());
    assertThat(model.name()).isEqualTo("orchard");
    assertThat(model.source()).isEqualTo("https://example.org/w.h5");
    assertThat(model.license()).isEqualTo("Apache-2.0");
  }

  @Test
  void anotherArchitectureThanAskedForIsRefused() throws IOException {
    Path file = Imported.fixture("mobilenet-v2-keras1.h5", temporary);

    assertThatThrownBy(
            () ->
                new KerasConversion(Architecture.VGG16, null)
                    .convert(file, new Origin("x", "x", "x", "x")))
        .isInstanceOf(VergerException.class)
        .hasMessage(
            "The weights %s are of no vgg16: they have 35 convolutions, 17 depthwise ones and 52 batch normalisations, and VGG16 has 13 convolutions, 0 depthwise ones and 0 batch normalisations."
                .formatted(file));
  }

  @Test
  void anotherNetworkOfKerasIsRefusedWithWhatItHas() {
    Path file = SharedFiles.path("models", "mobilenet_2_5_224_tf_no_top.h5");

    assertThatThrownBy(() -> Imported.convert(file, null))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("known are mobilenet-v2, vgg16")
        .hasMessageContaining("14 convolutions, 13 depthwise ones and 27 batch normalisations");
  }

  @Test
  void anInputThatIsTooSmallIsRefused() throws IOException {
    Path file = Imported.fixture("mobilenet-v2-keras1.h5", temporary);

    assertThatThrownBy(() -> Imported.convert(file, 31))
        .isInstanceOf(VergerException.class)
        .hasMessage(
            "MobileNetV2 alpha 0.35 takes photos of 32 to 4096 pixels, not of 31 (as --input-size says).");
  }

  @Test
  void aShapeThatIsNotTheNetworksIsNamed() {
    Path file = temporary.resolve("theano.h5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      String[] names = new String[13];
      for (int i = 0; i < names.length; i++) {
        names[i] = "conv" + i;
        WritableGroup group = hdf.putGroup(names[i]);
        group.putDataset("kernel:0", new float[64][3][3][3]);
        group.putDataset("bias:0", new float[64]);
        group.putAttribute("weight_names", new String[] {"kernel:0", "bias:0"});
      }
      hdf.putAttribute("layer_names", names);
    }

    assertThatThrownBy(() -> Imported.convert(file, null))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining(
            "the nearest is VGG16, but block1_conv1 is 3x3x3x64, 64 there, and 64x3x3x3, 64 in 'conv0' here.");
  }

  @Test
  void namesThatContradictTheOrderAreRefused() {
    assertThat(WeightRole.of("conv/conv/depthwise_kernel:0")).hasValue(WeightRole.KERNEL);
    assertThat(WeightRole.of("block1_conv1_W_1:0")).hasValue(WeightRole.KERNEL);
    assertThat(WeightRole.of("bn_conv1_running_std_3:0")).hasValue(WeightRole.VARIANCE);
    assertThat(WeightRole.of("bn/moving_mean")).hasValue(WeightRole.MEAN);
    assertThat(WeightRole.of("layer/0")).isEmpty();
    Path file = temporary.resolve("swapped.h5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putAttribute("layer_names", writeSwapped(hdf));
    }

    assertThatThrownBy(() -> Imported.convert(file, 32))
        .isInstanceOf(VergerException.class)
        .hasMessage(
            "The weights %s have 'block1_conv1/gamma:0' where the kernel of block1_conv1 belongs."
                .formatted(file));
  }

  private static String[] writeSwapped(WritableHdfFile hdf) {
    return new Vgg16()
        .layers().stream()
            .map(
                layer -> {
                  int[] shape = layer.shapes().get(0);
                  WritableGroup group = hdf.putGroup(layer.name());
                  group.putDataset("gamma:0", new float[3][3][shape[2]][shape[3]]);
                  group.putDataset("bias:0", new float[shape[3]]);
                  group.putAttribute("weight_names", new String[] {"gamma:0", "bias:0"});
                  return layer.name();
                })
            .toArray(String[]::new);
  }
}
