package fr.verger.server.nearest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Finds photos whose embeddings point the same way as one that is asked about, by Lucene's graph of
 * neighbours (Malkov and Yashunin, "Efficient and robust approximate nearest neighbor search using
 * Hierarchical Navigable Small World graphs", 2016). All of it lies in memory: an answer opens no
 * file. Thread-safe.
 */
public final class NearestPhotos {
  /** Lucene takes no longer vectors. The components behind these carry next to nothing. */
  static final int MOST_VALUES = 1024;

  /** The graph is walked for so many, of which the nearest are given: fewer would miss some. */
  private static final int CANDIDATES = 64;

  private static final String EMBEDDING = "embedding";
  private static final String NUMBER = "number";

  private final List<LearnedPhoto> photos;
  private final IndexSearcher searcher;

  private NearestPhotos(List<LearnedPhoto> photos, IndexSearcher searcher) {
    this.photos = photos;
    this.searcher = searcher;
  }

  /** For a server that has no photos to show. */
  public static NearestPhotos none() {
    return new NearestPhotos(List.of(), null);
  }

  /** Among those photos; one whose embedding is zero is never near. */
  public static NearestPhotos among(List<LearnedPhoto> photos) {
    List<LearnedPhoto> kept = List.copyOf(photos);
    try {
      ByteBuffersDirectory memory = new ByteBuffersDirectory();
      try (IndexWriter writer = new IndexWriter(memory, new IndexWriterConfig())) {
        for (int number = 0; number < kept.size(); number++) {
          float[] direction = direction(kept.get(number).embedding());
          if (direction != null) {
            writer.addDocument(document(number, direction));
          }
        }
        writer.forceMerge(1);
      }
      return new NearestPhotos(kept, new IndexSearcher(DirectoryReader.open(memory)));
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory failed", e);
    }
  }

  private static Document document(int number, float[] direction) {
    Document document = new Document();
    document.add(
        new KnnFloatVectorField(EMBEDDING, direction, VectorSimilarityFunction.DOT_PRODUCT));
    document.add(new StoredField(NUMBER, number));
    return document;
  }

  /** The leading components at length 1; null where they are all zero. */
  private static float[] direction(float[] embedding) {
    float[] direction = Arrays.copyOf(embedding, Math.min(embedding.length, MOST_VALUES));
    double squares = 0;
    for (float value : direction) {
      squares += (double) value * value;
    }
    if (squares == 0) {
      return null;
    }
    double length = Math.sqrt(squares);
    for (int i = 0; i < direction.length; i++) {
      direction[i] = (float) (direction[i] / length);
    }
    return direction;
  }

  /**
   * The photos most like one with that embedding, the nearest first.
   *
   * @param count at most so many, and at most {@value #CANDIDATES}
   */
  public List<NearPhoto> to(float[] embedding, int count) {
    float[] direction = photos.isEmpty() ? null : direction(embedding);
    if (direction == null) {
      return List.of();
    }
    try {
      List<NearPhoto> near = new ArrayList<>();
      KnnFloatVectorQuery query = new KnnFloatVectorQuery(EMBEDDING, direction, CANDIDATES);
      for (ScoreDoc found : searcher.search(query, count).scoreDocs) {
        int number =
            searcher
                .storedFields()
                .document(found.doc, Set.of(NUMBER))
                .getField(NUMBER)
                .numericValue()
                .intValue();
        // Lucene's score is never negative: half of 1 plus the cosine.
        near.add(NearPhoto.of(number, photos.get(number).label(), 2 * found.score - 1));
      }
      return near;
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory failed", e);
    }
  }

  /** The photo of that number. */
  Optional<LearnedPhoto> photo(int number) {
    return number < photos.size() ? Optional.of(photos.get(number)) : Optional.empty();
  }
}
