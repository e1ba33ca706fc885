package fr.verger.cli.report;

import fr.verger.report.ProvenanceGroup;
import fr.verger.report.ProvenanceGroup.Fact;
import fr.verger.spark.insights.InsightsSummary;
import fr.verger.spark.run.CloudPlace;
import fr.verger.spark.run.Machine;
import fr.verger.spark.run.MapSummary;
import fr.verger.spark.run.PhotoCounts;
import fr.verger.spark.run.RecordedSettings;
import fr.verger.spark.run.RunRecord;
import fr.verger.spark.run.ThumbnailSummary;
import fr.verger.spark.run.UsedBackbone;
import fr.verger.spark.run.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a run was made, as the report lists it; what was not said is left out. */
final class Provenance {
  private final RunRecord record;

  Provenance(RunRecord record) {
    this.record = record;
  }

  List<ProvenanceGroup> groups() {
    List<ProvenanceGroup> groups = new ArrayList<>();
    groups.add(settings(record.settings()));
    if (record.backbone() != null) {
      groups.add(backbone(record.backbone()));
    }
    if (record.map() != null) {
      groups.add(map(record.map()));
    }
    if (record.insights() != null) {
      groups.add(insights(record.insights()));
    }
    if (record.thumbnails() != null) {
      groups.add(thumbnails(record.thumbnails()));
    }
    groups.add(versions(record.versions()));
    groups.add(machine(record.machine()));
    if (record.cloud() != null) {
      groups.add(cloud(record.cloud(), record.counts()));
    }
    return groups;
  }

  private static ProvenanceGroup settings(RecordedSettings settings) {
    return new Facts()
        .add("images", settings.images())
        .add("output", settings.output())
        .add("backbone", settings.backbone())
        .add("input-size", settings.inputSize())
        .add("normalisation", settings.normalisation())
        .add("layer", settings.layer())
        .add("pooling", settings.pooling() == null ? null : settings.pooling().label())
        .add("equalize", settings.equalize())
        .add("vocabulary", settings.vocabulary())
        .add("batch", settings.batch())
        .add("limit", settings.limit())
        .add("classes", settings.classes() == null ? null : String.join(", ", settings.classes()))
        .add("classes", settings.mostFrequent() == null ? null : "top:" + settings.mostFrequent())
        .add("components", settings.components())
        .add("variance", settings.variance())
        .add("max-components", settings.maxComponents())
        .add("format", settings.format())
        .add("partitions", settings.partitions())
        .add("max-pixels", settings.maxPixels())
        .add("photo-timeout", settings.photoTimeout())
        .add("max-rejected", settings.maxRejected())
        .group("settings");
  }

  private static ProvenanceGroup backbone(UsedBackbone backbone) {
    return new Facts()
        .add("name", backbone.name())
        .add("sha256", backbone.sha256())
        .add("license", backbone.license())
        .add("source", backbone.source())
        .add("features", backbone.features())
        .add("output", backbone.output())
        .add("input size", backbone.inputSize())
        .add("resize", backbone.resize())
        .add("normalisation", backbone.normalisation())
        .add("equalize", backbone.equalize())
        .add("precision", backbone.precision())
        .group("backbone");
  }

  private static ProvenanceGroup map(MapSummary map) {
    return new Facts()
        .add("absent", map.absent())
        .add("photos", map.points())
        .add("components", map.components())
        .add("perplexity", rounded(map.perplexity()))
        .add("seed", map.seed())
        .add("KL divergence", rounded(map.klDivergence()))
        .group("map");
  }

  private static ProvenanceGroup insights(InsightsSummary insights) {
    return new Facts()
        .add("photos", insights.photos())
        .add("components", insights.components())
        .add("share of variance", rounded(insights.share()))
        .add("similarity of near duplicates", insights.near().threshold())
        .add("deviations of outliers", insights.outliers().cutoff())
        .group("insights");
  }

  private static ProvenanceGroup thumbnails(ThumbnailSummary thumbnails) {
    return new Facts()
        .add("photos", thumbnails.count())
        .add("bytes", thumbnails.bytes())
        .add("longest side", thumbnails.longestSide())
        .add("unreadable", thumbnails.unreadable() == 0 ? null : thumbnails.unreadable())
        .group("thumbnails");
  }

  private static String rounded(Double value) {
    return value == null ? null : String.format(Locale.ROOT, "%.4g", value);
  }

  private static ProvenanceGroup versions(Versions versions) {
    return new Facts()
        .add("Verger", versions.verger())
        .add("Spark", versions.spark())
        .add("Java", versions.java())
        .add("ONNX Runtime", versions.onnxRuntime())
        .group("versions");
  }

  private static ProvenanceGroup machine(Machine machine) {
    return new Facts()
        .add("system", machine.os() + ", " + machine.architecture())
        .add("processor", machine.cpu())
        .add("cores", machine.cores())
        .add("tasks at once", machine.taskSlots())
        .add("heap", (machine.heapBytes() >> 20) + " MB")
        .add("cluster", machine.cluster())
        .group("machine");
  }

  private static ProvenanceGroup cloud(CloudPlace.Use use, PhotoCounts counts) {
    double thousand =
        counts == null || counts.listed() == 0
            ? 0
            : use.estimatedDollars() / counts.listed() * 1000;
    return new Facts()
        .add("service", use.service())
        .add("region", use.region())
        .add("instances", String.join(", ", use.instances()))
        .add("seconds", rounded(use.seconds()))
        .add("estimated cost", dollars(use.estimatedDollars()))
        .add("cost per thousand photos", thousand == 0 ? null : dollars(thousand))
        .add("prices", use.pricesAsOf() + ", to be checked")
        .group("cloud");
  }

  private static String dollars(double sum) {
    return String.format(Locale.ROOT, "$%.4f", sum);
  }

  /** Facts in the order in which they are added. */
  private static final class Facts {
    private final List<Fact> facts = new ArrayList<>();

    Facts add(String name, Object value) {
      if (value instanceof Enum<?> constant) {
        facts.add(new Fact(name, constant.name().toLowerCase(Locale.ROOT)));
      } else if (value != null) {
        facts.add(new Fact(name, value.toString()));
      }
      return this;
    }

    ProvenanceGroup group(String name) {
      return new ProvenanceGroup(name, facts);
    }
  }
}
