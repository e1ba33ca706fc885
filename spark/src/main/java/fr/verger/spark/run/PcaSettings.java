package fr.verger.spark.run;

import fr.verger.spark.run.RunSettings.ComponentTarget;
import fr.verger.spark.run.RunSettings.TableFormat;

/**
 * Everything that decides what components of a table are written.
 *
 * @param features a Parquet table with a column {@code features} (array of float or double, or ML
 *     vector), or the folder of a run: local path or URI
 * @param output where the components are written: local path or URI
 * @param target how many components are kept
 * @param maxComponents never more than that; null for no limit
 * @param format what is written beside Parquet
 * @param overwrite replace what an earlier run wrote at {@code output}
 */
public record PcaSettings(
    String features,
    String output,
    ComponentTarget target,
    Integer maxComponents,
    TableFormat format,
    boolean overwrite) {}
