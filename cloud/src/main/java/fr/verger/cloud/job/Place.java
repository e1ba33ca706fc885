package fr.verger.cloud.job;

/** Where a job is done. */
public enum Place {
  /** EMR Serverless. */
  SERVERLESS,
  /** A cluster of EMR. */
  CLUSTER,
  /** One machine of EC2. */
  MACHINE
}
