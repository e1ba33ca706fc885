package fr.verger.server.nearest;

import fr.verger.server.http.Endpoint;
import fr.verger.server.http.Problem;
import fr.verger.server.http.Reply;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/** {@code GET /api/v1/thumbnails?number=N}: a photo of the training in small, from memory. */
public final class ThumbnailEndpoint implements Endpoint {
  /** Where it answers. */
  public static final String PATH = "/api/v1/thumbnails";

  private final NearestPhotos photos;

  /** Gives out the thumbnails of those photos and of no others. */
  public ThumbnailEndpoint(NearestPhotos photos) {
    this.photos = photos;
  }

  @Override
  public void answer(Request request, Reply reply) {
    String number = Request.extractQueryParameters(request).getValue("number");
    if (number == null || !number.matches("[0-9]{1,6}")) {
      reply.problem(Problem.wrongParameter("number is that of a photo in an answer."));
      return;
    }
    Optional<LearnedPhoto> photo = photos.photo(Integer.parseInt(number));
    if (photo.isEmpty()) {
      reply.problem(Problem.notFound());
      return;
    }
    reply.send(200, "image/jpeg", Map.of("Cache-Control", "no-store"), photo.get().thumbnail());
  }
}
