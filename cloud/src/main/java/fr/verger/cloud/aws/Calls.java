package fr.verger.cloud.aws;

import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/** Everything that is asked of AWS goes through here: it is made, or only told. */
public final class Calls {
  private final boolean rehearsal;
  private final Consumer<String> told;

  private Calls(boolean rehearsal, Consumer<String> told) {
    this.rehearsal = rehearsal;
    this.told = told;
  }

  /** Calls that are made. */
  public static Calls made() {
    return new Calls(false, what -> {});
  }

  /**
   * Calls that are told and not made: nothing leaves this machine.
   *
   * @param told hears each, such as {@code CloudFormation CreateStack verger-storage}
   */
  public static Calls rehearsed(Consumer<String> told) {
    return new Calls(true, told);
  }

  /** Whether nothing is really called. */
  public boolean rehearsal() {
    return rehearsal;
  }

  /**
   * Makes a call.
   *
   * @param what service, operation, and on what
   * @param otherwise its answer when it is only told
   * @throws fr.verger.vision.VergerException when AWS refuses, with the reason in one sentence
   */
  public <T> T ask(String what, T otherwise, Supplier<T> call) {
    if (rehearsal) {
      told.accept(what);
      return otherwise;
    }
    try {
      return call.get();
    } catch (SdkException e) {
      throw Refusal.of(what, e);
    }
  }

  /** Makes a call whose answer says nothing. */
  public void make(String what, Runnable call) {
    ask(
        what,
        null,
        () -> {
          call.run();
          return null;
        });
  }
}
