package fr.verger.vision.fetch;

import java.io.IOException;

/** A server does what asking again would not change; the message completes "…: ". */
final class RefusedTransfer extends IOException {
  private static final long serialVersionUID = 1L;

  RefusedTransfer(String what) {
    super(what);
  }
}
