package fr.verger.spark.run;

import fr.verger.spark.run.Verification.Check;
import java.util.ArrayList;
import java.util.List;

/** Gathers checks; one that breaks down counts as failed and does not stop the next. */
final class CheckList {
  /** Looks at one thing. */
  @FunctionalInterface
  interface Look {
    /**
     * Looks.
     *
     * @return what is well, in a few words
     * @throws Flaw when something is not
     */
    String at() throws Exception;
  }

  /** Something is wrong. */
  static final class Flaw extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Flaw(String sentence) {
      super(sentence);
    }
  }

  private final List<Check> checks = new ArrayList<>();

  /** Whether the look found all well. */
  boolean look(String name, Look look) {
    Check check;
    try {
      check = new Check(name, true, look.at());
    } catch (Flaw e) {
      check = new Check(name, false, e.getMessage());
    } catch (Exception e) {
      check = new Check(name, false, "cannot be read: " + JobFailure.reason(e));
    }
    checks.add(check);
    return check.ok();
  }

  /** Throws unless what is there is what must be there. */
  static void expect(boolean fine, String sentence) {
    if (!fine) {
      throw new Flaw(sentence);
    }
  }

  Verification verification() {
    return new Verification(List.copyOf(checks));
  }
}
