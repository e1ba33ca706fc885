package fr.verger.spark.pca;

import fr.verger.vision.VergerException;
import fr.verger.vision.VergerException.Category;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.TreeSet;

/** What some partitions of the rows came to. Combined from left to right, in their order. */
sealed interface Partial extends Serializable {
  /** There were no rows. */
  record Nothing() implements Partial {}

  /** There were, and all were good. */
  record Sum(Scatter scatter, RowName first, TreeSet<String> blas) implements Partial {}

  /** Rows of wide features, all good, of which only moments are taken. */
  record Wide(Moments moments, RowName first, TreeSet<String> blas) implements Partial {}

  /** The first row has more values than the exact method takes; the rest was not looked at. */
  record TooWide(int columns, RowName first) implements Partial {}

  /** A row, or the machine, that ends the fit; travels as a value so that Spark does not retry. */
  record Flaw(Category category, String sentence) implements Partial {
    VergerException exception() {
      return new VergerException(category, sentence);
    }
  }

  /** Both together; may take over the arrays of either. */
  default Partial then(Partial next) {
    if (this instanceof Nothing) {
      return next;
    }
    if (this instanceof Sum mine && next instanceof Sum theirs) {
      int length = mine.scatter.origin().length;
      int other = theirs.scatter.origin().length;
      if (length != other) {
        return new Flaw(Category.INPUT, theirs.first.otherLength(other, length));
      }
      mine.blas.addAll(theirs.blas);
      return new Sum(mine.scatter.absorb(theirs.scatter), mine.first, mine.blas);
    }
    if (this instanceof Sum mine && next instanceof TooWide theirs) {
      int length = mine.scatter.origin().length;
      return new Flaw(Category.INPUT, theirs.first.otherLength(theirs.columns, length));
    }
    if (this instanceof Wide mine && next instanceof Wide theirs) {
      int length = mine.moments.mean().length;
      int other = theirs.moments.mean().length;
      if (length != other) {
        return new Flaw(Category.INPUT, theirs.first.otherLength(other, length));
      }
      mine.blas.addAll(theirs.blas);
      return new Wide(mine.moments.with(theirs.moments), mine.first, mine.blas);
    }
    return this instanceof Flaw || this instanceof TooWide || next instanceof Nothing ? this : next;
  }

  /** All of them together, in their order. */
  static Partial sum(Iterator<byte[]> parts) {
    Partial total = new Nothing();
    while (parts.hasNext()) {
      total = total.then(fromBytes(parts.next()));
    }
    return total;
  }

  /** As {@link #sum}, to travel on. */
  static byte[] sumOfBytes(Iterator<byte[]> parts) {
    return sum(parts).toBytes();
  }

  /** In a form that Spark carries alike with every serializer. */
  default byte[] toBytes() {
    int expected = this instanceof Sum sum ? 8 * sum.scatter.products().values().length : 0;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(expected + (1 << 16));
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Back from {@link #toBytes}. */
  static Partial fromBytes(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (Partial) in.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
