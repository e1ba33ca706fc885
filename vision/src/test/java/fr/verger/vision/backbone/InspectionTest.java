package fr.verger.vision.backbone;

import static fr.verger.vision.backbone.ForeignFileTest.elsewhere;
import static fr.verger.vision.backbone.TinyModel.FREE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import fr.verger.vision.VergerException;
import fr.verger.vision.backbone.Inspection.FeatureLayer;
import fr.verger.vision.backbone.Inspection.Tensor;
import fr.verger.vision.preprocessing.Layout;
import org.junit.jupiter.api.Test;

class InspectionTest {
  private static final BackboneCatalog CATALOG = new BackboneCatalog();

  @Test
  void aSmallNetworkIsCountedByHand() {
    Inspection found =
        CATALOG.inspect(
            "net.onnx",
            TinyModel.network()
                .weights("head", new float[10], 5, 2)
                .node("MatMul", "logits", "flat", "head")
                .output("logits")
                .bytes(),
            null);

    assertThat(found.inputs()).containsExactly(new Tensor("photo", "float", "[N, 3, 4, 4]"));
    assertThat(found.outputs()).extracting(Tensor::name).containsExactly("flat", "logits");
    assertThat(found.layout()).isEqualTo(Layout.NCHW);
    assertThat(found.inputSize()).isEqualTo(4);
    assertThat(found.opsets()).containsEntry("ai.onnx", 13L);
    assertThat(found.operators()).containsEntry("Conv", 1).hasSize(5);
    assertThat(found.parameters()).isEqualTo(15 + 10);
    assertThat(found.multiplyAdds()).isEqualTo(4 * 4 * 5 * 3 + 5 * 2);
    assertThat(found.layers())
        .containsExactly(
            new FeatureLayer("relu", "Relu", 80, 5),
            new FeatureLayer("pool", "GlobalAveragePool", 5, 5),
            new FeatureLayer("flat", "Flatten", 5, 0),
            new FeatureLayer("logits", "MatMul", 2, 0));
  }

  @Test
  void theBundledNetworkIsAsItsModelCardSays() {
    Inspection found = CATALOG.inspectNamed("fruits-mini", null);

    assertThat(found.parameters()).isEqualTo(503_099);
    assertThat(found.layers())
        .contains(new FeatureLayer("features", "Flatten", 1280, 0))
        .contains(new FeatureLayer("c62.relu6", "Clip", 20_480, 1280));
    assertThat(found.metadata()).containsEntry("verger.normalisation", "tf");
  }

  @Test
  void everyLayerItNamesCanBeTaken() {
    Inspection found = CATALOG.inspectNamed("fruits-mini", null);

    for (FeatureLayer layer : found.layers().subList(46, 55)) {
      BackboneOptions options = new BackboneOptions(null, null, layer.tensor());
      assertThat(CATALOG.bundled("fruits-mini", options).featureCount()).isEqualTo(layer.values());
    }
  }

  @Test
  void aFreeSizeIsAskedFor() {
    byte[] free =
        new TinyModel()
            .input("photo", DataType.FLOAT, FREE, 3, FREE, FREE)
            .weights("kernel", TinyModel.kernel(), 5, 3, 1, 1)
            .node("Conv", "conv", "photo", "kernel")
            .output("conv")
            .bytes();

    assertThatThrownBy(() -> CATALOG.inspect("net.onnx", free, null))
        .isInstanceOf(VergerException.class)
        .hasMessageContaining("give --input-size PIXELS");
    assertThat(CATALOG.inspect("net.onnx", free, 10).multiplyAdds()).isEqualTo(100 * 5 * 3);
  }

  @Test
  void whatCannotRunIsRefused() {
    byte[] external =
        TinyModel.network()
            .weights(elsewhere("far", 5, 2))
            .node("MatMul", "logits", "flat", "far")
            .bytes();
    assertThatThrownBy(() -> CATALOG.inspect("net.onnx", external, null))
        .hasMessageContaining("keeps weights ('far') in another file");
    assertThatThrownBy(
            () -> CATALOG.inspect("net.onnx", TinyModel.network().opset(99).bytes(), null))
        .hasMessageContaining("is made for opset 99");
  }
}
