package fr.verger.server.nearest;

/**
 * A photo that is near; the layout of its JSON.
 *
 * @param label what it shows
 * @param thumbnail where it lies, relative to the page's address
 * @param similarity the cosine of the two embeddings, from -1 to 1
 */
public record NearPhoto(String label, String thumbnail, float similarity) {
  static NearPhoto of(int number, String label, float similarity) {
    return new NearPhoto(
        label, ThumbnailEndpoint.PATH.substring(1) + "?number=" + number, similarity);
  }
}
