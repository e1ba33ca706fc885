package fr.verger.spark.photos;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.security.AccessControlException;

/**
 * Walks a folder of a Hadoop file system: one with real folders folder by folder, so that one that
 * is closed does not end the walk; an object store as {@link StoreWalk} does.
 */
final class HadoopWalk {
  private static final Set<String> WITH_FOLDERS =
      Set.of("file", "hdfs", "viewfs", "webhdfs", "swebhdfs");

  private final ListingTally tally;
  private final FileSystem files;
  private final Path excluded;

  /** A walk that leaves out one folder, or none when it is null. */
  HadoopWalk(ListingTally tally, FileSystem files, Path excluded) {
    this.tally = tally;
    this.files = files;
    this.excluded = excluded;
  }

  void walk(Path root) throws IOException {
    if (!WITH_FOLDERS.contains(files.getUri().getScheme())) {
      String below = excluded == null ? null : excluded + "/";
      new StoreWalk(files, entry -> takeUnless(below, entry), this::vanished).walk(root);
      return;
    }
    Deque<Path> waiting = new ArrayDeque<>();
    waiting.push(root);
    while (!waiting.isEmpty()) {
      Path folder = waiting.pop();
      try {
        RemoteIterator<FileStatus> entries = files.listStatusIterator(folder);
        while (entries.hasNext()) {
          FileStatus entry = entries.next();
          if (!entry.isDirectory()) {
            take(entry);
          } else if (!entry.getPath().equals(excluded)) {
            waiting.push(entry.getPath());
          }
        }
      } catch (AccessControlException | FileNotFoundException e) {
        tally.unreadableFolder(folder.toString());
      }
    }
  }

  private void takeUnless(String below, FileStatus entry) {
    if (below == null || !entry.getPath().toString().startsWith(below)) {
      take(entry);
    }
  }

  private void vanished(Path folder) {
    tally.unreadableFolder(folder.toString());
  }

  private void take(FileStatus entry) {
    Path path = entry.getPath();
    if (!entry.isFile()) {
      tally.special();
    } else if (PhotoNames.isPhoto(path.getName())) {
      Path parent = path.getParent();
      tally.photo(
          path.toString(),
          parent == null ? "" : parent.getName(),
          split(parent),
          entry.getLen(),
          entry.getModificationTime());
    } else {
      tally.ignored(path.toString());
    }
  }

  private static String split(Path parent) {
    for (Path folder = parent; folder != null; folder = folder.getParent()) {
      String split = PhotoNames.split(folder.getName());
      if (split != null) {
        return split;
      }
    }
    return null;
  }
}
