package fr.verger.spark.run;

import fr.verger.spark.run.RunSettings.ComponentTarget;
import fr.verger.spark.run.RunSettings.TableFormat;

/**
 * Everything that decides what components of a table are written.
 *
 * @param features a Parquet or CSV table, or the folder of a run: local path or URI
 * @param columns of the table that hold the features: one of arrays of float or double, of ML
 *     vectors or of text, or several of numbers
 * @param output where the components are written: local path or URI
 * @param target how many components are kept
 * @param maxComponents never more than that; null for no limit
 * @param format what is written beside Parquet
 * @param overwrite replace what an earlier run wrote at {@code output}
 */
public record PcaSettings(
    String features,
    FeatureColumns columns,
    String output,
    ComponentTarget target,
    Integer maxComponents,
    TableFormat format,
    boolean overwrite) {}
