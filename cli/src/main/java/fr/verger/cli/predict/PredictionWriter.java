package fr.verger.cli.predict;

/** Shows predictions, one photo after the other. */
interface PredictionWriter extends AutoCloseable {
  /** The next photo. */
  void write(PredictedPhoto photo);

  /** After the last one. */
  @Override
  void close();
}
