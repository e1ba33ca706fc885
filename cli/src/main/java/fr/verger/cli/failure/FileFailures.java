package fr.verger.cli.failure;

import fr.verger.cli.session.LocalFolders;
import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Files that cannot be read or written. */
final class FileFailures {
  private FileFailures() {}

  static Optional<Failure> tooManyOpen(Causes causes) {
    return causes
        .saying("too many open files")
        .map(
            cause ->
                Failure.failed(
                    "Too many files are open at once; raise the system's limit (ulimit -n 65536) and"
                        + " start the same command again."));
  }

  static Optional<Failure> space(Causes causes) {
    return causes
        .saying("no space left on device")
        .or(() -> causes.saying("disk quota exceeded"))
        .or(() -> causes.saying("not enough space"))
        .map(
            cause ->
                Failure.failed(
                    "No space is left"
                        + Causes.file(cause).map(name -> " for " + name).orElse(" on the disk")
                        + (causes.onExecutor()
                            ? " of an executor's machine; free some"
                            : "; free some (Spark keeps temporary files in "
                                + LocalFolders.names()
                                + ", moved by SPARK_LOCAL_DIRS)")
                        + " and start the same command again."));
  }

  static Optional<Failure> permission(Causes causes) {
    return causes
        .innermost(AccessDeniedException.class)
        .map(Throwable.class::cast)
        .or(() -> causes.saying("permission denied"))
        .or(() -> causes.saying("read-only file system"))
        .or(() -> causes.saying("mkdirs failed to create"))
        .map(
            cause ->
                Failure.failed(
                    "No permission for "
                        + Causes.file(cause).orElseGet(() -> Causes.firstLine(cause))
                        + "; change its rights or choose another path."));
  }

  static Optional<Failure> missing(Causes causes) {
    return causes
        .innermost(NoSuchFileException.class)
        .map(Throwable.class::cast)
        .or(() -> causes.innermost(FileNotFoundException.class))
        .map(
            cause ->
                Failure.failed(
                    "There is no "
                        + Causes.file(cause).orElseGet(() -> Causes.firstLine(cause))
                        + "; check the path."));
  }
}
