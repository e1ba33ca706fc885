package fr.verger.spark.photos;

import fr.verger.spark.storage.LocalNames;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Walks a local folder. Links are followed, as {@code find -L} does; a folder that is met again
 * inside itself is not entered a second time. Only attributes are read, nothing is opened: a pipe
 * cannot hold it up.
 */
final class LocalWalk {
  /** Linux follows forty. */
  private static final int MOST_LINKS = 64;

  private final ListingTally tally;
  private final Path excluded;

  /** A walk that leaves out one folder, or none when it is null. */
  LocalWalk(ListingTally tally, Path excluded) {
    this.tally = tally;
    this.excluded = excluded;
  }

  /** A folder that waits for its turn: what it passes on to the photos in it. */
  private record Folder(Path path, String name, String split, Object key, Folder parent) {
    /** Whether the folder of that key lies above or is this one. */
    boolean within(Object other) {
      for (Folder folder = this; folder != null; folder = folder.parent) {
        if (folder.key.equals(other)) {
          return true;
        }
      }
      return false;
    }
  }

  void walk(Path root) throws IOException {
    Object key = key(root, Files.readAttributes(root, BasicFileAttributes.class));
    Deque<Folder> waiting = new ArrayDeque<>();
    waiting.push(new Folder(root, name(root), splitOf(root), key, null));
    while (!waiting.isEmpty()) {
      Folder folder = waiting.pop();
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.path)) {
        for (Path entry : entries) {
          take(entry, folder, waiting);
        }
      } catch (IOException | DirectoryIteratorException e) {
        tally.unreadableFolder(LocalNames.text(folder.path));
      }
    }
  }

  private void take(Path entry, Folder folder, Deque<Folder> waiting) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(entry, BasicFileAttributes.class);
    } catch (IOException e) {
      missed(entry, e);
      return;
    }
    if (attributes.isDirectory()) {
      enter(entry, attributes, folder, waiting);
    } else if (!attributes.isRegularFile()) {
      tally.special();
    } else if (PhotoNames.isPhoto(name(entry))) {
      tally.photo(
          LocalNames.text(entry),
          folder.name,
          folder.split,
          attributes.size(),
          attributes.lastModifiedTime().toMillis());
    } else {
      tally.ignored(LocalNames.text(entry));
    }
  }

  /** What cannot be looked at may hold photos, unless it is a link that leads nowhere. */
  private void missed(Path entry, IOException failure) throws IOException {
    boolean link = Files.isSymbolicLink(entry);
    if (failure instanceof NoSuchFileException || (link && leadsInCircles(entry))) {
      tally.special();
    } else if (failure instanceof AccessDeniedException && !link) {
      throw failure; // Its folder is closed, so that nothing in it can be looked at.
    } else {
      tally.unreadableFolder(LocalNames.text(entry));
    }
  }

  private static boolean leadsInCircles(Path link) throws IOException {
    Path place = link;
    for (int links = 0; links < MOST_LINKS; links++) {
      if (!Files.isSymbolicLink(place)) {
        return false;
      }
      place = place.resolveSibling(Files.readSymbolicLink(place));
    }
    return true;
  }

  private void enter(
      Path entry, BasicFileAttributes attributes, Folder folder, Deque<Folder> waiting)
      throws IOException {
    Object key = key(entry, attributes);
    if (folder.within(key)) {
      tally.special();
    } else if (!entry.equals(excluded)) {
      String name = name(entry);
      String split = PhotoNames.split(name);
      waiting.push(new Folder(entry, name, split == null ? folder.split : split, key, folder));
    }
  }

  /** What tells one folder from another; Windows has no key, the resolved path will do. */
  private static Object key(Path path, BasicFileAttributes attributes) throws IOException {
    return attributes.fileKey() == null ? path.toRealPath() : attributes.fileKey();
  }

  private static String splitOf(Path root) {
    for (Path folder = root; folder != null; folder = folder.getParent()) {
      String split = PhotoNames.split(name(folder));
      if (split != null) {
        return split;
      }
    }
    return null;
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : lastName(LocalNames.text(path));
  }

  private static String lastName(String text) {
    int slash = Math.max(text.lastIndexOf('/'), text.lastIndexOf(java.io.File.separatorChar));
    return text.substring(slash + 1);
  }
}
