package fr.verger.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code verger --version} says; the build wrote the numbers. */
final class VergerVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    Properties versions = new Properties();
    try (InputStream in = VergerVersion.class.getResourceAsStream("version.properties")) {
      versions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new String[] {
      "Verger "
          + versions.getProperty("verger")
          + " (built for Spark "
          + versions.getProperty("spark")
          + "; Java "
          + System.getProperty("java.version")
          + ")"
    };
  }
}
