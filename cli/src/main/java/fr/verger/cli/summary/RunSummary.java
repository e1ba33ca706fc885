package fr.verger.cli.summary;

import fr.verger.cli.terminal.Figures;
import fr.verger.cli.terminal.StageNames;
import fr.verger.cli.terminal.TextTable;
import fr.verger.spark.insights.InsightsSummary;
import fr.verger.spark.run.PcaSummary;
import fr.verger.spark.run.PhotoCounts;
import fr.verger.spark.run.RunRecord;
import fr.verger.spark.run.RunRecord.RejectReason;
import fr.verger.spark.run.RunRecord.StageTiming;
import java.math.BigDecimal;
import java.util.List;

/** The closing tables of a run: photos, rejects, time, components. */
public final class RunSummary {
  private static final int REASONS_SHOWN = 3;

  private final RunRecord record;

  /** The summary of what was done. */
  public RunSummary(RunRecord record) {
    this.record = record;
  }

  /** The tables, empty lines between them, each line ended by a line break. */
  public String text() {
    StringBuilder text = new StringBuilder();
    if (record.counts() != null) {
      text.append('\n').append(photos(record.counts()));
      text.append(rejects(record));
      text.append(new ResumeText(record.resumed()).text());
    }
    text.append('\n').append(stages(record.timings()));
    if (record.pca() != null) {
      text.append('\n').append(components(record.pca()));
    }
    if (record.map() != null && record.map().absent() != null) {
      text.append("  ").append(record.map().absent()).append('\n');
    }
    if (record.insights() != null) {
      text.append('\n').append(insights(record.insights()));
    }
    if (record.classifier() != null) {
      text.append('\n').append(new ClassifierText(record.classifier()).text());
    }
    return text.append('\n').toString();
  }

  private static TextTable photos(PhotoCounts counts) {
    TextTable table =
        new TextTable()
            .row("photos listed", Figures.count(counts.listed()))
            .row("with features", Figures.count(counts.features()))
            .row("rejected", Figures.count(counts.rejected()));
    if (counts.found() > counts.listed()) {
      table.row(
          "left out by --classes or --limit", Figures.count(counts.found() - counts.listed()));
    }
    return table.row("other files, ignored", Figures.count(counts.ignored() + counts.special()));
  }

  private static String rejects(RunRecord record) {
    List<RejectReason> reasons = record.rejects();
    StringBuilder text = new StringBuilder();
    reasons.stream()
        .limit(REASONS_SHOWN)
        .forEach(
            one ->
                text.append("    ")
                    .append(Figures.count(one.photos()))
                    .append(" × ")
                    .append(one.reason())
                    .append('\n'));
    long others =
        record.otherRejects()
            + reasons.stream().skip(REASONS_SHOWN).mapToLong(RejectReason::photos).sum();
    if (others > 0) {
      text.append("    ").append(Figures.count(others)).append(" × other reasons, in rejected/\n");
    }
    List<String> closed = record.counts().unreadableFolders();
    if (!closed.isEmpty()) {
      text.append("  Folders that could not be listed: ")
          .append(Figures.count(record.counts().unreadable()))
          .append(", such as ")
          .append(closed.get(0))
          .append("; their photos are missing.\n");
    }
    return text.toString();
  }

  private static TextTable stages(List<StageTiming> timings) {
    TextTable table = new TextTable().row("stage", "seconds", "photos/s");
    for (StageTiming timing : timings) {
      String rate = timing.photos() > 0 ? Figures.rate(timing.photosPerSecond()) : "";
      table.row(StageNames.of(timing.stage()), Figures.seconds(timing.seconds()), rate);
    }
    return table;
  }

  private static String components(PcaSummary pca) {
    TextTable table = new TextTable().row("share of the variance", "components");
    for (PcaSummary.Threshold threshold : pca.thresholds()) {
      String components =
          threshold.components() == null
              ? "more than " + Figures.count(pca.computed())
              : Figures.count(threshold.components());
      table.row(percent(threshold.share()), components);
    }
    return table
        + "  "
        + Figures.count(pca.components())
        + " of "
        + Figures.count(pca.columns())
        + " kept, with "
        + percent(Math.floor(pca.share() * 1e4) / 1e4)
        + " of the variance\n";
  }

  private static TextTable insights(InsightsSummary found) {
    return new TextTable()
        .row("groups of identical files", Figures.count(found.same().groups()))
        .row("near duplicates within a split, pairs", Figures.count(found.near().withinPairs()))
        .row("near duplicates across splits, pairs", Figures.count(found.near().acrossPairs()))
        .row("outliers of their class", Figures.count(found.outliers().photos()));
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }
}
