package fr.verger.vision.features;

import fr.verger.vision.backbone.BackboneModel;
import fr.verger.vision.backbone.SharedBackbones;
import fr.verger.vision.descriptor.Descriptor;
import fr.verger.vision.photo.PhotoDecoder;
import java.io.Serializable;

/**
 * What makes features of photos: a network, or a classical descriptor. Easily sent to executors.
 */
public sealed interface FeatureFunction extends Serializable {
  /** What it is called. */
  String name();

  /** Of the network's file, or of all that decides a descriptor's values; lower-case hex. */
  String sha256();

  /** The arithmetic: {@code fp32} or {@code int8}. */
  String precision();

  /** Values a photo. */
  int featureCount();

  /**
   * An extractor with an empty batch, for one thread.
   *
   * @param batch photos that are decoded before a network runs on them, at least 1
   * @param decoder of the same thread
   */
  FeatureExtractor extractor(int batch, PhotoDecoder decoder);

  /** A network, of which all callers in a JVM share one session. */
  record Network(BackboneModel model) implements FeatureFunction {
    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
      return model.name();
    }

    @Override
    public String sha256() {
      return model.sha256();
    }

    @Override
    public String precision() {
      return model.precision().label();
    }

    @Override
    public int featureCount() {
      return model.featureCount();
    }

    @Override
    public FeatureExtractor extractor(int batch, PhotoDecoder decoder) {
      return new FeatureExtractor(
          new NetworkBatch(SharedBackbones.get(model), batch), batch, decoder);
    }
  }

  /** A descriptor. */
  record Classical(Descriptor descriptor) implements FeatureFunction {
    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
      return descriptor.name();
    }

    @Override
    public String sha256() {
      return descriptor.sha256();
    }

    @Override
    public String precision() {
      return "fp32";
    }

    @Override
    public int featureCount() {
      return descriptor.featureCount();
    }

    @Override
    public FeatureExtractor extractor(int batch, PhotoDecoder decoder) {
      return new FeatureExtractor(new DescriptorBatch(descriptor.describer()), batch, decoder);
    }
  }
}
