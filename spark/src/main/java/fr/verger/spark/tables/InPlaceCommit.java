package fr.verger.spark.tables;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.OutputCommitter;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.spark.internal.io.FileCommitProtocol.TaskCommitMessage;
import org.apache.spark.internal.io.FileNameSpec;
import org.apache.spark.internal.io.HadoopMapReduceCommitProtocol;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/**
 * Has Spark's own writer of tables write every file where it stays, under a name that holds the
 * attempt. A task tells the driver what it wrote; when all have, the driver deletes the parts that
 * nobody told of, and writes {@code _SUCCESS}. For tables that go to a folder of their own.
 */
public final class InPlaceCommit extends HadoopMapReduceCommitProtocol {
  private static final long serialVersionUID = 1L;
  private static final String SETTING = "spark.sql.sources.commitProtocolClass";
  private static final String SUCCESS = "_SUCCESS";

  private final String folder;

  /** On the driver those of all tasks that succeeded, in a task its own. */
  private transient Set<String> written;

  /** By Spark's reflection. */
  public InPlaceCommit(String job, String path, boolean dynamicPartitionOverwrite) {
    super(job, path, dynamicPartitionOverwrite);
    this.folder = path;
  }

  /** A session beside another one, whose tables are written in place. */
  public static SparkSession session(SparkSession spark) {
    SparkSession beside = spark.newSession();
    beside.conf().set(SETTING, InPlaceCommit.class.getName());
    return beside;
  }

  @Override
  public OutputCommitter setupCommitter(TaskAttemptContext context) {
    written = new HashSet<>();
    return new Committer();
  }

  @Override
  public String newTaskTempFile(TaskAttemptContext task, Option<String> dir, FileNameSpec name) {
    String attempt = "-" + task.getTaskAttemptID().getId();
    String file =
        super.newTaskTempFile(task, dir, new FileNameSpec(name.prefix(), attempt + name.suffix()));
    written.add(new Path(file).getName());
    return file;
  }

  /** What Spark's own protocol tells, and the names of the files. */
  private static final class Told extends TaskCommitMessage {
    private static final long serialVersionUID = 1L;

    private final HashSet<String> names;

    Told(TaskCommitMessage message, Set<String> names) {
      super(message.obj());
      this.names = new HashSet<>(names);
    }
  }

  @Override
  public TaskCommitMessage commitTask(TaskAttemptContext task) {
    return new Told(super.commitTask(task), written);
  }

  @Override
  public void onTaskCommit(TaskCommitMessage message) {
    written.addAll(((Told) message).names);
  }

  private FileSystem files(JobContext context) throws IOException {
    return new Path(folder).getFileSystem(context.getConfiguration());
  }

  /** What Hadoop asks of whoever puts output in its place; here it is there already. */
  private final class Committer extends OutputCommitter {
    @Override
    public void setupJob(JobContext job) throws IOException {
      files(job).mkdirs(new Path(folder));
    }

    @Override
    public void setupTask(TaskAttemptContext task) {}

    /** So that Spark lets one attempt of a task succeed and no more. */
    @Override
    public boolean needsTaskCommit(TaskAttemptContext task) {
      return true;
    }

    @Override
    public void commitTask(TaskAttemptContext task) {}

    @Override
    public void abortTask(TaskAttemptContext task) throws IOException {
      for (String name : written) {
        files(task).delete(new Path(folder, name), false);
      }
    }

    @Override
    public void commitJob(JobContext job) throws IOException {
      FileSystem files = files(job);
      for (FileStatus file : files.listStatus(new Path(folder))) {
        String name = file.getPath().getName();
        if (PartNames.isPart(name) && !written.contains(name)) {
          files.delete(file.getPath(), false);
        }
      }
      files.create(new Path(folder, SUCCESS), true).close();
    }
  }
}
