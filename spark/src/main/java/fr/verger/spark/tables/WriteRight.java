package fr.verger.spark.tables;

import fr.verger.spark.storage.HadoopSettings;
import java.io.IOException;
import java.io.Serializable;

/** Whether a run still may write its output; asked wherever it writes. */
@FunctionalInterface
public interface WriteRight extends Serializable {
  /**
   * Asks.
   *
   * @throws fr.verger.vision.VergerException when another run has the output now
   * @throws IOException when nobody can say
   */
  void check(HadoopSettings settings) throws IOException;
}
