package fr.verger.spark.photos;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.Partition;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.collection.AbstractIterator;
import scala.collection.immutable.List$;
import scala.reflect.ClassTag$;

/**
 * Photos as the input of tasks. The driver holds which photos a task gets, and reads them from its
 * list when it sends the task, once more when the task is tried again; it never holds them all, as
 * with {@code parallelize}. Spark writes a task's partition with Java's own serialisation, whatever
 * {@code spark.serializer} says.
 */
public final class PhotoTasks extends RDD<PhotoFile> {
  private static final long serialVersionUID = 1L;

  private final transient List<PhotoSet> parts;

  private PhotoTasks(SparkContext context, List<PhotoSet> parts) {
    super(context, List$.MODULE$.empty(), ClassTag$.MODULE$.apply(PhotoFile.class));
    this.parts = parts;
  }

  /** A task for each part; the list of the photos is to stay open until they have ended. */
  public static JavaRDD<PhotoFile> of(JavaSparkContext context, List<PhotoSet> parts) {
    return new PhotoTasks(context.sc(), parts).toJavaRDD();
  }

  @Override
  public Partition[] getPartitions() {
    Partition[] partitions = new Partition[parts.size()];
    for (int i = 0; i < partitions.length; i++) {
      partitions[i] = new Part(i, parts.get(i));
    }
    return partitions;
  }

  @Override
  public scala.collection.Iterator<PhotoFile> compute(Partition part, TaskContext task) {
    Iterator<PhotoFile> photos = ((Part) part).photos.iterator();
    return new AbstractIterator<>() {
      @Override
      public boolean hasNext() {
        return photos.hasNext();
      }

      @Override
      public PhotoFile next() {
        return photos.next();
      }
    };
  }

  /** What a task gets: on the driver some of its list, on the way and in the task photos. */
  private static final class Part implements Partition {
    private static final long serialVersionUID = 1L;

    private transient int index;
    private transient Collection<PhotoFile> photos;

    Part(int index, PhotoSet photos) {
      this.index = index;
      this.photos = photos;
    }

    @Override
    public int index() {
      return index;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.writeInt(index);
      out.writeInt(photos.size());
      for (PhotoFile photo : photos) {
        PhotoRecord.write(photo, out);
      }
    }

    private void readObject(ObjectInputStream in) throws IOException {
      index = in.readInt();
      int size = in.readInt();
      List<PhotoFile> read = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        read.add(PhotoRecord.read(in, i == 0 ? null : read.get(i - 1)));
      }
      photos = read;
    }
  }
}
