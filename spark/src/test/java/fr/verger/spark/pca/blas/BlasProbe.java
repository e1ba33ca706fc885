package fr.verger.spark.pca.blas;

import fr.verger.vision.VergerException;

/** Says what a JVM of its own would compute with. */
final class BlasProbe {
  private BlasProbe() {}

  public static void main(String[] choices) {
    for (String choice : choices) {
      try {
        Blas blas = BlasChoice.named(choice).load();
        Eigensystem unit = blas.eigensystem(new PackedSymmetric(2, new double[] {2, 0, 1}));
        System.out.println(choice + ": " + blas.description() + " " + unit.values()[1]);
      } catch (VergerException e) {
        System.out.println(choice + ": " + e.category() + " " + e.getMessage());
      }
    }
  }
}
