package fr.verger.vision.keras;

import fr.verger.vision.preprocessing.Normalisation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The networks of keras-applications whose weights can be imported. */
public enum Architecture {
  /** Sandler et al. 2018; 1,280 features up to alpha 1, 1,664 and 1,792 above. */
  MOBILENET_V2("mobilenet-v2", Normalisation.TF) {
    @Override
    List<Network> networks() {
      return Stream.of(0.35, 0.5, 0.75, 1.0, 1.3, 1.4).<Network>map(MobileNetV2::new).toList();
    }
  },
  /** Simonyan and Zisserman 2014, up to its last pooling; 25,088 features at 224 pixels. */
  VGG16("vgg16", Normalisation.CAFFE) {
    @Override
    List<Network> networks() {
      return List.of(new Vgg16());
    }
  };

  private final String text;
  private final Normalisation normalisation;

  Architecture(String text, Normalisation normalisation) {
    this.text = text;
    this.normalisation = normalisation;
  }

  /** Its widths, each a network of its own. */
  abstract List<Network> networks();

  /** How it was trained to have its photos. */
  public Normalisation normalisation() {
    return normalisation;
  }

  /** All of them, as they are typed. */
  public static String all() {
    return Stream.of(values()).map(Architecture::toString).collect(Collectors.joining(", "));
  }

  /** As it is typed. */
  @Override
  public String toString() {
    return text;
  }
}
