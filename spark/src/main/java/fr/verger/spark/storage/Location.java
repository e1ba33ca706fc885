package fr.verger.spark.storage;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/** A place that a user named: on this machine, or on a file system that Hadoop knows. */
public sealed interface Location {
  /** The place as {@code path} columns and messages name it; never percent-encoded. */
  String text();

  /** The place as Hadoop names it. */
  Path hadoop();

  /** On this machine. */
  record Local(java.nio.file.Path path) implements Location {
    @Override
    public String text() {
      return LocalNames.text(path);
    }

    @Override
    public Path hadoop() {
      return new Path("file", null, text());
    }
  }

  /** On a file system that is reached by its scheme. */
  record Remote(Path hadoop) implements Location {
    @Override
    public String text() {
      return hadoop.toString();
    }
  }

  /** One letter before a colon is a drive, not a scheme. */
  Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):/(.*)", Pattern.DOTALL);

  /**
   * Reads what a user typed. Text without a scheme, or with {@code file:}, is local and made
   * absolute; {@code s3://} means {@code s3a://} where no file system claims {@code s3}, and {@code
   * hdfs:///} the usual HDFS of the configuration.
   *
   * @throws VergerException when it is empty or no path
   */
  static Location parse(String text, Configuration conf) {
    if (text.isBlank()) {
      throw new VergerException(Category.USAGE, "The path is empty; give a folder.");
    }
    Matcher scheme = SCHEME.matcher(text);
    try {
      if (!scheme.matches()) {
        return new Local(LocalNames.path(text).toAbsolutePath().normalize());
      }
      if (scheme.group(1).equals("file")) {
        String path = "/" + scheme.group(2).replaceFirst("^/+", "");
        return new Local(LocalNames.path(path).normalize());
      }
      boolean s3 = scheme.group(1).equals("s3") && !claimed("s3", conf);
      refuseKeys(scheme.group(2));
      return new Remote(whole(new Path(s3 ? "s3a:" + text.substring(3) : text), conf));
    } catch (IllegalArgumentException e) {
      throw new VergerException(
          Category.USAGE, "The path %s cannot be a path; check its spelling.".formatted(text), e);
    }
  }

  /**
   * With the host that {@code hdfs:///} leaves to the configuration: listings name it, and a photo
   * is looked for below its folder.
   */
  private static Path whole(Path path, Configuration conf) {
    URI usual = FileSystem.getDefaultUri(conf);
    boolean hostless = path.toUri().getAuthority() == null && usual.getAuthority() != null;
    return hostless && path.toUri().getScheme().equals(usual.getScheme())
        ? new Path(usual.getScheme(), usual.getAuthority(), path.toUri().getPath())
        : path;
  }

  /** A key in an address would end up in every path that a run writes. */
  private static void refuseKeys(String rest) {
    if (rest.matches("/[^/]*:[^/]*@.*")) {
      throw new VergerException(
          Category.USAGE,
          "The address holds a key before its @; put keys into Hadoop's configuration or the environment.");
    }
  }

  private static boolean claimed(String scheme, Configuration conf) {
    try {
      FileSystem.getFileSystemClass(scheme, conf);
      return true;
    } catch (UnsupportedFileSystemException e) {
      return false;
    } catch (java.io.IOException | RuntimeException e) {
      return true;
    }
  }
}
