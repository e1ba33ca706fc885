package fr.verger.spark.run;

import fr.verger.spark.run.RunSettings.ClassChoice;
import fr.verger.spark.run.RunSettings.ComponentTarget;
import fr.verger.spark.run.RunSettings.TableFormat;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.backbone.Pooling;
import fr.verger.vision.backbone.Precision;
import fr.verger.vision.preprocessing.Normalisation;
import java.util.List;

/**
 * {@link RunSettings} as {@code run.json} keeps them: places made absolute, choices as plain
 * values.
 *
 * @param images where the photos lay, or the table for components of a table
 * @param precision the arithmetic that was asked for, or null where the file decided
 * @param equalize true where a descriptor was asked to equalise photos, else null
 * @param vocabulary the visual words that were given, or null
 * @param classes the labels named, or null
 * @param mostFrequent how many of the most frequent labels, or null
 * @param components the number wanted, or null
 * @param variance the share wanted, or null
 * @param columns of a table that held the features, or null
 */
public record RecordedSettings(
    String images,
    String output,
    String backbone,
    Integer inputSize,
    Normalisation normalisation,
    String layer,
    Pooling pooling,
    String precision,
    Boolean equalize,
    String vocabulary,
    Integer batch,
    Integer limit,
    List<String> classes,
    Integer mostFrequent,
    Integer components,
    Double variance,
    Integer maxComponents,
    TableFormat format,
    Integer partitions,
    Long maxPixels,
    Integer photoTimeout,
    Double maxRejected,
    String columns) {

  /** What was wanted of the components. */
  ComponentTarget target() {
    return components != null
        ? new ComponentTarget.Count(components)
        : new ComponentTarget.Share(variance);
  }

  /** What was said of the network beside its name. */
  BackboneOptions backboneOptions() {
    return new BackboneOptions(inputSize, normalisation, layer, pooling, null);
  }

  static RecordedSettings of(RunSettings settings, String images, String output) {
    Precision precision = settings.backboneOptions().precision();
    ClassChoice classes = settings.classes();
    ComponentTarget target = settings.target();
    return new RecordedSettings(
        images,
        output,
        settings.backbone(),
        settings.backboneOptions().inputSize(),
        settings.backboneOptions().normalisation(),
        settings.backboneOptions().layer(),
        settings.backboneOptions().pooling(),
        precision == null ? null : precision.label(),
        settings.descriptorOptions().equalize() ? Boolean.TRUE : null,
        settings.descriptorOptions().vocabulary(),
        settings.batch(),
        settings.limit(),
        classes instanceof ClassChoice.Named named ? named.labels() : null,
        classes instanceof ClassChoice.MostFrequent most ? (Integer) most.count() : null,
        target instanceof ComponentTarget.Count count ? (Integer) count.components() : null,
        target instanceof ComponentTarget.Share share ? (Double) share.variance() : null,
        settings.maxComponents(),
        settings.format(),
        settings.partitions(),
        settings.maxPixels(),
        settings.photoTimeout(),
        settings.maxRejected(),
        null);
  }

  static RecordedSettings of(PcaSettings settings, String features, String output) {
    ComponentTarget target = settings.target();
    return new RecordedSettings(
        features,
        output,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        target instanceof ComponentTarget.Count count ? (Integer) count.components() : null,
        target instanceof ComponentTarget.Share share ? (Double) share.variance() : null,
        settings.maxComponents(),
        settings.format(),
        null,
        null,
        null,
        null,
        settings.columns().pattern());
  }
}
