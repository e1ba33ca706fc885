package fr.verger.sample.basis;

/**
 * Seeded chance that is the same on every JDK: SplitMix64 (Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014). Not safe for use by several threads.
 */
public final class Dice {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private long state;

  /** Dice that always fall the same way for the same seed. */
  public Dice(long seed) {
    state = seed;
  }

  /** Dice whose throws depend on every one of the numbers, and on their order. */
  public static Dice of(long... numbers) {
    long mixed = 0;
    for (long number : numbers) {
      mixed = mix(mixed + STEP + number * 0xD1342543DE82EF95L);
    }
    return new Dice(mixed);
  }

  /** The next 64 bits. */
  public long bits() {
    state += STEP;
    return mix(state);
  }

  /** Evenly in [low, high). */
  public double between(double low, double high) {
    return low + (high - low) * ((bits() >>> 11) * 0x1p-53);
  }

  /** Evenly in [middle − spread, middle + spread). */
  public double about(double middle, double spread) {
    return between(middle - spread, middle + spread);
  }

  /** A noise field of its own. */
  public Noise noise() {
    return new Noise((int) bits());
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
