package fr.verger.sample.mesh;

/** What a surface looks like, spot by spot. */
@FunctionalInterface
public interface Skin {
  /** Paints a spot, whose place is set and whose colour is white. */
  void paint(Spot spot);
}
