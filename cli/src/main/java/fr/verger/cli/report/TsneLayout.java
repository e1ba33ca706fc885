package fr.verger.cli.report;

import fr.verger.report.tsne.PointRows;
import fr.verger.report.tsne.Tsne;
import fr.verger.report.tsne.TsneMap;
import fr.verger.report.tsne.TsneSettings;
import fr.verger.spark.run.MapLayout;
import java.util.function.DoubleConsumer;

/** The maps of runs are t-SNE, with its usual settings, on all cores of the driver. */
public final class TsneLayout implements MapLayout {
  /** Nothing to choose. */
  public TsneLayout() {}

  @Override
  public Laid lay(float[] rows, int columns, long seed, DoubleConsumer progress)
      throws InterruptedException {
    TsneMap map =
        new Tsne(TsneSettings.usual(seed)).map(new PointRows(rows, columns), progress::accept);
    return new Laid(map.coordinates(), map.perplexity(), map.klDivergence());
  }
}
