package fr.verger.sample;

import fr.verger.sample.basis.Dice;
import fr.verger.sample.fruit.Nursery;
import fr.verger.sample.render.Pose;
import fr.verger.sample.render.Studio;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One fruit before the camera. It is turned step by step about its stalk, then, for a third of the
 * photos, about an axis across it; those carry {@code r_} in their name, as in Fruits-360.
 *
 * @param variety number of the class, from 0
 * @param fruit number of the individual within its class and split
 * @param first number of the first photo within the class
 * @param frames photos taken
 */
record Sitting(int variety, SampleSplit split, int fruit, int first, int frames) {
  private static final double SPACING_IN_PIXELS = 1.6;
  private static final int FINEST_GRID = 300;
  private static final double WHOLE_TURN = 2 * Math.PI;

  /** The photos, drawn one after the other as they are asked for. */
  Stream<SamplePhoto> photos(SampleSettings settings) {
    Nursery nursery = new Nursery();
    Dice dice = Dice.of(settings.seed(), variety, split.folder().hashCode(), fruit);
    int size = settings.size();
    // The picture is about 2.1 units wide. Beyond some size a finer grid shows nothing new.
    double spacing = SPACING_IN_PIXELS * 2.1 / Math.min(size, FINEST_GRID);
    double height = dice.between(0.15, 0.4);
    double lean = dice.about(0, 0.08);
    double start = dice.between(0, WHOLE_TURN);
    double fill = dice.between(0.94, 0.99);
    Studio studio = new Studio(nursery.grow(variety, dice, spacing), size, fill);
    int across = frames / 3;
    int upright = frames - across;
    return IntStream.range(0, frames)
        .mapToObj(
            frame -> {
              boolean turning = frame < upright;
              Pose pose =
                  turning
                      ? Pose.UPRIGHT.turned(start + WHOLE_TURN * frame / upright).tipped(height)
                      : Pose.UPRIGHT
                          .turned(start)
                          .tipped(height + WHOLE_TURN * (frame - upright + 0.5) / across);
              String name = (turning ? "" : "r_") + (first + frame) + "_" + size + ".jpg";
              int[] pixels = studio.photograph(pose.leaning(lean));
              return new SamplePhoto(split, nursery.name(variety), name, size, pixels);
            });
  }
}
