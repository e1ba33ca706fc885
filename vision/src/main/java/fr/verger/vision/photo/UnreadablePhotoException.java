package fr.verger.vision.photo;

/** A photo that cannot be taken, with the reason in one short sentence for the list of rejects. */
public final class UnreadablePhotoException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A reason, e.g. {@code "the JPEG data end before the picture does"}. */
  public UnreadablePhotoException(String reason) {
    super(reason);
  }

  /** A reason and what brought it to light. */
  public UnreadablePhotoException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
