package fr.verger.spark.photos;

import java.util.AbstractCollection;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Some of the photos that were listed, in the order of the list: a bit for each photo of it, and no
 * copy. A photo is named by its index in the list. Not changed once it is made.
 */
public final class PhotoSet extends AbstractCollection<PhotoFile> {
  private final List<PhotoFile> listed;
  private final BitSet taken;
  private final int from;
  private final int to;
  private final int size;

  private PhotoSet(List<PhotoFile> listed, BitSet taken, int from, int to) {
    this.listed = listed;
    this.taken = taken;
    this.from = from;
    this.to = to;
    int count = 0;
    for (int i = next(from); i < to; i = next(i + 1)) {
      count++;
    }
    this.size = count;
  }

  /** All photos of a list that can be asked for any of them, and does not change any more. */
  public static PhotoSet all(List<PhotoFile> listed) {
    BitSet taken = new BitSet(listed.size());
    taken.set(0, listed.size());
    return new PhotoSet(listed, taken, 0, listed.size());
  }

  /** Those that a test is true of. */
  public PhotoSet filter(Predicate<PhotoFile> test) {
    BitSet passed = new BitSet(listed.size());
    for (int i = first(); i < to; i = after(i)) {
      passed.set(i, test.test(get(i)));
    }
    return new PhotoSet(listed, passed, from, to);
  }

  /** Those without some, of which the indices are given. */
  public PhotoSet without(BitSet indices) {
    BitSet left = (BitSet) taken.clone();
    left.andNot(indices);
    return new PhotoSet(listed, left, from, to);
  }

  /** Those without the ones of another choice from the same list. */
  public PhotoSet without(PhotoSet others) {
    BitSet indices = new BitSet(listed.size());
    for (int i = others.first(); i < others.end(); i = others.after(i)) {
      indices.set(i);
    }
    return without(indices);
  }

  /** Those from an index on and before another one. */
  public PhotoSet part(int first, int end) {
    return new PhotoSet(listed, taken, Math.max(first, from), Math.min(end, to));
  }

  private int next(int index) {
    int set = taken.nextSetBit(index);
    return set < 0 ? to : Math.min(set, to);
  }

  /** The index of the first photo, or {@link #end}. */
  public int first() {
    return next(from);
  }

  /** The index of the photo that follows one, or {@link #end}. */
  public int after(int index) {
    return next(index + 1);
  }

  /** Larger than every index. */
  public int end() {
    return to;
  }

  /** The photo at an index of the list, in the choice or not. */
  public PhotoFile get(int index) {
    return listed.get(index);
  }

  /** Whether the photo at an index of the list is one of these. */
  public boolean holds(int index) {
    return index >= from && index < to && taken.get(index);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Iterator<PhotoFile> iterator() {
    return new Iterator<>() {
      private int index = first();

      @Override
      public boolean hasNext() {
        return index < to;
      }

      @Override
      public PhotoFile next() {
        PhotoFile photo = get(index);
        index = after(index);
        return photo;
      }
    };
  }
}
