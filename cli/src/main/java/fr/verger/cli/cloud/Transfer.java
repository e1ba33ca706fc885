package fr.verger.cli.cloud;

import fr.verger.cli.terminal.LiveProgress;
import fr.verger.cli.terminal.Unit;
import fr.verger.cloud.store.TransferListener;
import java.util.concurrent.atomic.AtomicLong;

/** Files on their way, as the terminal shows it. Thread-safe. */
final class Transfer implements TransferListener {
  private final LiveProgress progress;
  private final String label;
  private final AtomicLong moved = new AtomicLong();

  Transfer(LiveProgress progress, String label) {
    this.progress = progress;
    this.label = label;
  }

  @Override
  public void started(long bytes, long files, long there) {
    if (there > 0) {
      progress.remark("%,d files are there already.".formatted(there));
    }
    moved.set(0);
    progress.started("%s %,d files".formatted(label, files), Unit.BYTES, bytes);
  }

  @Override
  public void moved(long bytes) {
    progress.advanced(moved.addAndGet(bytes), 0);
  }
}
