package fr.verger.sample;

import java.util.ArrayList;
import java.util.List;

/** Which fruits are photographed how often. */
final class OrchardPlan {
  private static final int FRAMES_PER_FRUIT = 36;
  private static final int FEWEST_FRUITS = 4;

  private OrchardPlan() {}

  /** All sittings, class by class, Training before Test. */
  static List<Sitting> of(SampleSettings settings) {
    List<Sitting> sittings = new ArrayList<>();
    int test = settings.testPhotosPerClass();
    int training = settings.photosPerClass() - test;
    for (int variety = 0; variety < settings.classes(); variety++) {
      add(sittings, variety, SampleSplit.TRAINING, 0, training);
      add(sittings, variety, SampleSplit.TEST, training, test);
    }
    return sittings;
  }

  private static void add(
      List<Sitting> sittings, int variety, SampleSplit split, int first, int photos) {
    int fruits =
        Math.max(
            Math.min(photos, FEWEST_FRUITS),
            (int) (((long) photos + FRAMES_PER_FRUIT - 1) / FRAMES_PER_FRUIT));
    int done = 0;
    for (int fruit = 0; fruit < fruits; fruit++) {
      int frames = (int) ((long) photos * (fruit + 1) / fruits) - done;
      sittings.add(new Sitting(variety, split, fruit, first + done, frames));
      done += frames;
    }
  }
}
