package fr.verger.cloud.store;

/** Hears how files get on, from any thread. */
public interface TransferListener {
  /** So many bytes are to be moved, of so many files; others were there already. */
  void started(long bytes, long files, long there);

  /** So many more bytes are behind us. */
  void moved(long bytes);

  /** Hears nothing. */
  static TransferListener silent() {
    return new TransferListener() {
      @Override
      public void started(long bytes, long files, long there) {}

      @Override
      public void moved(long bytes) {}
    };
  }
}
