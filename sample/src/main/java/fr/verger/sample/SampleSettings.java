package fr.verger.sample;

/**
 * What an orchard shall be. Two orchards of equal settings have equal photos, whatever the number
 * of threads.
 *
 * @param classes number of classes, 1 to {@value #MOST_CLASSES}
 * @param photosPerClass photos of each class, Training and Test together, 1 to {@value
 *     #MOST_PHOTOS}
 * @param testShare share of each class's photos that goes to Test, 0 to 1; rounded to whole photos
 * @param size width and height in pixels, {@value #SMALLEST} to {@value #LARGEST}
 * @param seed another seed, other fruits
 * @param threads how many photos are drawn at once; changes nothing but the time
 */
public record SampleSettings(
    int classes, int photosPerClass, double testShare, int size, long seed, int threads) {
  /** More varieties than this are not bred. */
  public static final int MOST_CLASSES = 1000;

  /** More photos than this of one class are not taken. */
  public static final int MOST_PHOTOS = 1_000_000;

  /** More threads than this only get in one another's way. */
  public static final int MOST_THREADS = 1024;

  /** Below this a photo shows no fruit. */
  public static final int SMALLEST = 16;

  /** Above this a photo would show no more detail. */
  public static final int LARGEST = 1024;

  /** Twelve classes of forty photos at 100 × 100, a quarter of them in Test, on all cores. */
  public static final SampleSettings DEFAULT =
      new SampleSettings(12, 40, 0.25, 100, 1, Runtime.getRuntime().availableProcessors());

  /** Checks the ranges; a value outside them is an {@link IllegalArgumentException}. */
  public SampleSettings {
    check("Number of classes", classes, 1, MOST_CLASSES);
    check("Number of photos per class", photosPerClass, 1, MOST_PHOTOS);
    check("Photo size in pixels", size, SMALLEST, LARGEST);
    check("Number of threads", threads, 1, MOST_THREADS);
    if (!(testShare >= 0 && testShare <= 1)) {
      throw new IllegalArgumentException(
          "Share of test photos must be from 0 to 1, but is " + testShare + ".");
    }
  }

  /** These settings with another number of classes. */
  public SampleSettings withClasses(int number) {
    return new SampleSettings(number, photosPerClass, testShare, size, seed, threads);
  }

  /** These settings with another number of photos per class. */
  public SampleSettings withPhotosPerClass(int number) {
    return new SampleSettings(classes, number, testShare, size, seed, threads);
  }

  /** These settings with another share of test photos. */
  public SampleSettings withTestShare(double share) {
    return new SampleSettings(classes, photosPerClass, share, size, seed, threads);
  }

  /** These settings with another photo size. */
  public SampleSettings withSize(int pixels) {
    return new SampleSettings(classes, photosPerClass, testShare, pixels, seed, threads);
  }

  /** These settings with another seed. */
  public SampleSettings withSeed(long newSeed) {
    return new SampleSettings(classes, photosPerClass, testShare, size, newSeed, threads);
  }

  /** These settings with another number of threads. */
  public SampleSettings withThreads(int number) {
    return new SampleSettings(classes, photosPerClass, testShare, size, seed, number);
  }

  /** Photos of each class in Test. */
  public int testPhotosPerClass() {
    return (int) Math.round(photosPerClass * testShare);
  }

  /** All photos of the orchard. */
  public long photos() {
    return (long) classes * photosPerClass;
  }

  private static void check(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " must be from " + least + " to " + most + ", but is " + value + ".");
    }
  }
}
