package fr.verger.sample;

/** The two halves of an orchard, named as in Fruits-360. No fruit is in both. */
public enum SampleSplit {
  TRAINING("Training"),
  TEST("Test");

  private final String folder;

  SampleSplit(String folder) {
    this.folder = folder;
  }

  /** The folder that holds this split. */
  public String folder() {
    return folder;
  }
}
