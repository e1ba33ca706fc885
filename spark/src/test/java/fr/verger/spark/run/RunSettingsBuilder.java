package fr.verger.spark.run;

import fr.verger.spark.run.RunSettings.ClassChoice;
import fr.verger.spark.run.RunSettings.ComponentTarget;
import fr.verger.spark.run.RunSettings.TableFormat;
import fr.verger.vision.backbone.BackboneOptions;
import fr.verger.vision.backbone.Precision;
import fr.verger.vision.descriptor.DescriptorOptions;
import java.nio.file.Path;

/** Settings for tests: what is not said is as on the command line. */
final class RunSettingsBuilder {
  private String images;
  private Path output;
  private String backbone = "fruits-mini";
  private DescriptorOptions descriptor = DescriptorOptions.none();
  private BackboneOptions options = BackboneOptions.none();
  private Integer limit;
  private ClassChoice classes = new ClassChoice.All();
  private ComponentTarget target = new ComponentTarget.Share(0.99);
  private TableFormat format = TableFormat.PARQUET;
  private Integer partitions;
  private int photoTimeout = 60;
  private double maxRejected = 0.1;
  private boolean overwrite;
  private boolean refit;
  private boolean prune;

  RunSettingsBuilder(Path images, Path output) {
    this.images = images.toString();
    this.output = output;
  }

  RunSettingsBuilder images(Path folder) {
    return images(folder.toString());
  }

  RunSettingsBuilder images(String place) {
    images = place;
    return this;
  }

  RunSettingsBuilder output(Path folder) {
    output = folder;
    return this;
  }

  RunSettingsBuilder backbone(String name, DescriptorOptions options) {
    backbone = name;
    descriptor = options;
    return this;
  }

  RunSettingsBuilder layer(String tensor) {
    options = new BackboneOptions(null, null, tensor);
    return this;
  }

  RunSettingsBuilder precision(Precision arithmetic) {
    options = options.with(arithmetic);
    return this;
  }

  RunSettingsBuilder limit(int photos) {
    limit = photos;
    return this;
  }

  RunSettingsBuilder classes(ClassChoice choice) {
    classes = choice;
    return this;
  }

  RunSettingsBuilder components(int count) {
    target = new ComponentTarget.Count(count);
    return this;
  }

  RunSettingsBuilder format(TableFormat tables) {
    format = tables;
    return this;
  }

  RunSettingsBuilder partitions(int tasks) {
    partitions = tasks;
    return this;
  }

  RunSettingsBuilder photoTimeout(int seconds) {
    photoTimeout = seconds;
    return this;
  }

  RunSettingsBuilder maxRejected(double share) {
    maxRejected = share;
    return this;
  }

  RunSettingsBuilder overwrite() {
    overwrite = true;
    return this;
  }

  RunSettingsBuilder refit() {
    refit = true;
    return this;
  }

  RunSettingsBuilder prune() {
    prune = true;
    return this;
  }

  RunSettings build() {
    return new RunSettings(
        images,
        output.toString(),
        backbone,
        options,
        descriptor,
        16,
        limit,
        classes,
        target,
        500,
        format,
        partitions,
        100_000_000L,
        photoTimeout,
        maxRejected,
        overwrite,
        refit,
        prune);
  }
}
