package fr.verger.sample;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words why the file system refused; the JDK's messages are often a bare path. */
final class DiskTrouble {
  private DiskTrouble() {}

  /** A new exception whose message is a sentence: what could not be done, and why. */
  static IOException saying(String what, Throwable cause) {
    return new IOException(what + ": " + reason(cause) + ".", cause);
  }

  private static String reason(Throwable cause) {
    if (cause instanceof AccessDeniedException denied) {
      return "access to " + denied.getFile() + " is denied";
    }
    if (cause instanceof NoSuchFileException missing) {
      return missing.getFile() + " does not exist";
    }
    if (cause instanceof FileAlreadyExistsException blocked) {
      return blocked.getFile() + " is in the way";
    }
    if (cause instanceof FileSystemException refused && refused.getReason() != null) {
      return refused.getReason() + " (" + refused.getFile() + ")";
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
