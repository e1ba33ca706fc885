package fr.verger.spark.pca.blas;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which implementation computes: one that is asked for, or the fastest that loads. */
public enum BlasChoice {
  /** OpenBLAS where its natives load, else Java; the log says which, and why. */
  AUTO,
  /** OpenBLAS or an error. */
  OPENBLAS,
  /** Plain Java. */
  JAVA;

  /** The system property that decides where nothing else does. */
  public static final String PROPERTY = "verger.blas";

  private static final Logger LOG = LoggerFactory.getLogger(BlasChoice.class);

  /**
   * The choice of that name, in any case.
   *
   * @throws VergerException USAGE when there is none
   */
  public static BlasChoice named(String name) {
    for (BlasChoice choice : values()) {
      if (choice.text().equalsIgnoreCase(name.strip())) {
        return choice;
      }
    }
    String known = Arrays.stream(values()).map(BlasChoice::text).collect(Collectors.joining(", "));
    throw new VergerException(
        Category.USAGE, "there is no BLAS '" + name + "'; choose one of " + known + ".");
  }

  /** This choice, or what the system property says where this one leaves it open. */
  public BlasChoice orProperty() {
    String property = System.getProperty(PROPERTY);
    return this == AUTO && property != null ? named(property) : this;
  }

  /** The name users type. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The implementation, loaded once per JVM.
   *
   * @throws VergerException ENVIRONMENT when OpenBLAS was asked for and does not load
   */
  public Blas load() {
    return switch (this) {
      case AUTO -> Fastest.BLAS;
      case OPENBLAS -> {
        if (Native.FAILURE != null) {
          throw new VergerException(
              Category.ENVIRONMENT,
              "OpenBLAS was asked for and does not load here ("
                  + Native.FAILURE
                  + "); choose auto or java.",
              Native.FAILURE);
        }
        yield Native.BLAS;
      }
      case JAVA -> Plain.BLAS;
    };
  }

  /** Keeps what went wrong, to be thrown at the call that needs it. */
  private static final class Native {
    static final Blas BLAS;
    static final Throwable FAILURE;

    static {
      Blas blas = null;
      Throwable failure = null;
      try {
        blas = new OpenBlas();
      } catch (LinkageError | RuntimeException e) {
        failure = e;
      }
      BLAS = blas;
      FAILURE = failure;
    }
  }

  private static final class Plain {
    static final Blas BLAS = new JavaBlas();
  }

  private static final class Fastest {
    static final Blas BLAS = choose();

    private static Blas choose() {
      if (Native.FAILURE == null) {
        LOG.info("Linear algebra by {}, found in the jar", Native.BLAS.description());
        return Native.BLAS;
      }
      LOG.warn(
          "Linear algebra by {}, several times slower, because OpenBLAS does not load here: {}",
          Plain.BLAS.description(),
          Native.FAILURE.toString());
      return Plain.BLAS;
    }
  }
}
