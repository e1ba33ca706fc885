package fr.verger.spark.run;

import fr.verger.spark.run.RunRecord.Kind;
import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;

/**
 * What an earlier run left where one is to write.
 *
 * @param plan what it was about, or null when there was none
 * @param record what it did, or null when it did not come to its end
 */
record EarlierRun(RunPlan plan, RunRecord record) {
  private static final EarlierRun NONE = new EarlierRun(null, null);

  /**
   * Looks for one.
   *
   * @param overwrite whether it is of no interest
   * @throws VergerException when there is one that said too little to go on with it
   */
  static EarlierRun at(RunFolder folder, boolean overwrite) {
    if (overwrite) {
      return NONE;
    }
    boolean finished = folder.has(RunFolder.RECORD);
    RunPlan plan = folder.readPlan();
    if (finished && plan == null) {
      throw new VergerException(
          Category.INPUT,
          "The output %s holds a run that kept no list of its photos, so it cannot be gone on with; add --overwrite to replace it, or choose another folder."
              .formatted(folder.text()));
    }
    return new EarlierRun(plan, finished ? RunVerification.record(folder) : null);
  }

  /** Whether there was one. */
  boolean exists() {
    return plan != null;
  }

  /**
   * Looks whether a run may go on with it.
   *
   * @throws VergerException when the two want different things
   */
  void refuseOthers(RunFolder folder, RunPlan wanted) {
    String other = plan == null ? null : other(wanted);
    if (other != null) {
      throw new VergerException(
          Category.INPUT,
          "The output %s holds %s run with other settings (%s); repeat its command to go on with it, add --overwrite to replace it, or choose another folder."
              .formatted(folder.text(), record == null ? "an unfinished" : "a", other));
    }
  }

  private String other(RunPlan wanted) {
    // Features may become a run, but a run's components would not follow its features.
    boolean follows =
        plan.kind() == wanted.kind() || (plan.kind() == Kind.FEATURES && wanted.kind() == Kind.RUN);
    if (!follows) {
      return "%s, not %s".formatted(command(plan.kind()), command(wanted.kind()));
    }
    String setting =
        OtherSettings.between(plan.settings(), wanted.settings(), plan.kind() != Kind.FEATURES);
    if (setting != null || plan.backbone() == null || wanted.backbone() == null) {
      return setting;
    }
    FeatureProvenance before = FeatureProvenance.of(plan.backbone());
    FeatureProvenance after = FeatureProvenance.of(wanted.backbone());
    return before.equals(after) ? null : "features by %s, not %s".formatted(before, after);
  }

  private static String command(Kind kind) {
    return switch (kind) {
      case RUN -> "verger run";
      case FEATURES -> "verger features";
      case PCA -> "verger pca";
    };
  }

  /** Whether {@code pca} is whole and that of a finished run. */
  boolean hasComponents() {
    return record == null ? plan != null && plan.keepsComponents() : record.pca() != null;
  }

  /** Whether it ended well with all that is wanted now; it may have more, trained later say. */
  boolean holds(Kind kind, MapPlan map, boolean classifier) {
    if (record == null || record.failure() != null) {
      return false;
    }
    boolean mapped = map == null || (record.map() != null && record.map().seed() == map.seed());
    boolean trained = !classifier || record.classifier() != null;
    return record.kind() == kind && (kind == Kind.FEATURES || (mapped && trained));
  }
}
