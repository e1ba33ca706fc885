package fr.verger.vision.fetch;

/** Hears how a download gets on; called on the thread that downloads. */
public interface FetchListener {
  /**
   * A download begins.
   *
   * @param name of the backbone
   * @param bytes of the whole file, or 0 when that is not known
   */
  void started(String name, long bytes);

  /** Bytes on this machine so far, those of an earlier attempt included. */
  void advanced(long bytes);

  /** A server broke off, and is asked for the rest. */
  void interrupted(String reason);

  /** The whole file is here. */
  void finished();
}
