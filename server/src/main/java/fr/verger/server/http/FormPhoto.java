package fr.verger.server.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;

/** The photo in a form (RFC 7578): the first part that has a file name or is called photo. */
public final class FormPhoto extends MultiPart.AbstractPartsListener {
  /** More parts than any page of ours sends. */
  private static final int MOST_PARTS = 16;

  private final ByteArrayOutputStream part = new ByteArrayOutputStream();
  private byte[] photo;
  private boolean broken;

  private FormPhoto() {}

  /**
   * Looks for the photo.
   *
   * @param contentType of the request, which names the boundary
   * @param body of the request
   * @return empty when the form is broken or has none
   */
  public static Optional<byte[]> in(String contentType, byte[] body) {
    String boundary = MultiPart.extractBoundary(contentType);
    if (boundary == null) {
      return Optional.empty();
    }
    FormPhoto form = new FormPhoto();
    MultiPart.Parser parser = new MultiPart.Parser(boundary, form);
    parser.setMaxParts(MOST_PARTS);
    parser.parse(Content.Chunk.from(ByteBuffer.wrap(body), true));
    return form.broken ? Optional.empty() : Optional.ofNullable(form.photo);
  }

  @Override
  public void onPartContent(Content.Chunk chunk) {
    ByteBuffer buffer = chunk.getByteBuffer();
    byte[] copy = new byte[buffer.remaining()];
    buffer.get(copy);
    part.writeBytes(copy);
  }

  @Override
  public void onPart(String name, String fileName, HttpFields headers) {
    if (photo == null && (fileName != null || "photo".equals(name))) {
      photo = part.toByteArray();
    }
    part.reset();
  }

  @Override
  public void onFailure(Throwable failure) {
    broken = true;
  }
}
