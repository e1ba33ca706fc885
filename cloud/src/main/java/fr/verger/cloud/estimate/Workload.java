package fr.verger.cloud.estimate;

/**
 * What is to be done.
 *
 * @param photos how many
 * @param photoBytes mean size of one
 * @param rate photos a second and vCPU
 * @param workers machines, or workers of EMR Serverless, that compute features
 */
public record Workload(long photos, long photoBytes, Throughput.Rate rate, int workers) {
  /** Checks the counts. */
  public Workload {
    if (photos < 1 || photoBytes < 1 || workers < 1) {
      throw new IllegalArgumentException("photos, their size and workers must be at least 1");
    }
  }

  /** Seconds that the features take on so many vCPU. */
  double featureSeconds(int vcpu) {
    return photos / (rate.perVcpu() * vcpu);
  }

  /** All photos together. */
  double gigabytes() {
    return photos * (double) photoBytes / 1e9;
  }
}
