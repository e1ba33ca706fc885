package fr.verger.vision.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Held by the one process that fetches a backbone; its file goes when it is given back.
 *
 * <p>Who opened the file just before it was removed would lock what has no name any more, beside
 * the next one, who locks a new file. So what is removed is given a byte, and what has one is let
 * go. The file is never opened a second time to look: closing that would free the lock.
 */
final class FetchLock implements AutoCloseable {
  private static final int ATTEMPTS = 100;

  private final Path file;
  private final FileChannel channel;

  private FetchLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** The lock, or nothing where somebody else holds it. */
  static Optional<FetchLock> of(Path file) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      boolean mine = false;
      try {
        if (!locked(channel)) {
          return Optional.empty();
        }
        mine = channel.size() == 0 && Files.exists(file);
        if (mine) {
          return Optional.of(new FetchLock(file, channel));
        }
      } finally {
        if (!mine) {
          channel.close();
        }
      }
    }
    return Optional.empty();
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Held by another thread here, which is as good as another process.
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(file);
      channel.write(ByteBuffer.allocate(1), 0);
    } finally {
      channel.close();
    }
  }
}
