package fr.verger.cloud.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The templates of {@code deploy/aws}, one stack each. */
public enum Template {
  /** The bucket. */
  STORAGE,
  /** Where clusters and machines live. */
  NETWORK,
  /** Who may do what. */
  PEOPLE,
  /** Letters about money. */
  BUDGET,
  /** EMR Serverless. */
  SERVERLESS,
  /** A cluster of EMR. */
  CLUSTER,
  /** One machine of EC2. */
  MACHINE;

  /** Last part of the stack's name. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The text, as CloudFormation gets it. */
  public String text() {
    try (InputStream in = Template.class.getResourceAsStream(label() + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
