package fr.verger.cloud.job;

import java.util.List;

/** One place where jobs are done. */
public interface JobRunner {
  /**
   * Starts a job.
   *
   * @param draft the job, not yet anywhere
   * @param jar address of the cluster jar
   * @return the job with what holds it
   */
  Job start(Job draft, String jar);

  /** How it stands. */
  JobStatus look(Job job);

  /** Prefixes of the bucket's keys below which its logs lie, the most telling first. */
  List<String> logs(Job job);

  /** How to open Spark's history, in one line. */
  String history(Job job);
}
