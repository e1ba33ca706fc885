package fr.verger.vision.keras;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a tensor is in its layer, as its name says it in Keras 1, 2 or 3. */
enum WeightRole {
  KERNEL("kernel", "w"),
  BIAS("bias", "b"),
  GAMMA("gamma", "gamma"),
  BETA("beta", "beta"),
  MEAN("moving_mean", "running_mean"),
  /** Keras 1 called the variance {@code running_std}. */
  VARIANCE("moving_variance", "running_std");

  private static final Pattern DECORATION = Pattern.compile("(_\\d+)?(:\\d+)?$");

  private final String name;
  private final String keras1;

  WeightRole(String name, String keras1) {
    this.name = name;
    this.keras1 = keras1;
  }

  /** The role that a name ends with; nothing where it says none, as in Keras 3's checkpoints. */
  static Optional<WeightRole> of(String tensor) {
    String last = tensor.substring(tensor.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    String plain = DECORATION.matcher(last).replaceFirst("");
    return Arrays.stream(values())
        .filter(role -> isOrEndsWith(plain, role.name) || isOrEndsWith(plain, role.keras1))
        .findFirst();
  }

  private static boolean isOrEndsWith(String text, String name) {
    return text.equals(name) || text.endsWith("_" + name);
  }

  String text() {
    return name.replace('_', ' ');
  }
}
