package fr.verger.cloud.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A piece of a file. */
final class FilePart {
  private FilePart() {}

  static byte[] read(Path file, long from, int length) {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    try (SeekableByteChannel channel = Files.newByteChannel(file).position(from)) {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer) < 0) {
          throw new EOFException(file + " became shorter while it was read");
        }
      }
      return buffer.array();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
