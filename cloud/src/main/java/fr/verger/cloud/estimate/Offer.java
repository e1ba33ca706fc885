package fr.verger.cloud.estimate;

/**
 * One way to have the work done.
 *
 * @param where cluster, serverless or single machine
 * @param bought on demand, spot or savings plan
 * @param vcpu that compute features
 * @param startSeconds until the work begins
 * @param featureSeconds from photos to the table of features
 * @param restSeconds everything after the features
 * @param dollars for all of it
 */
public record Offer(
    Where where,
    Bought bought,
    int vcpu,
    double startSeconds,
    double featureSeconds,
    double restSeconds,
    double dollars) {
  /** Where it is done. */
  public enum Where {
    /** Machines of EMR: a primary node and workers. */
    CLUSTER("cluster"),
    /** Workers of EMR Serverless. */
    SERVERLESS("serverless"),
    /** One machine of EC2. */
    MACHINE("single machine");

    private final String label;

    Where(String label) {
      this.label = label;
    }

    /** As the user reads it. */
    public String label() {
      return label;
    }
  }

  /** How it is paid. */
  public enum Bought {
    /** By the second, at the list's price. */
    ON_DEMAND("on demand"),
    /** Capacity that AWS may take back; a cluster's primary and first worker stay on demand. */
    SPOT("spot"),
    /** A commitment of one year. */
    SAVINGS_PLAN("savings plan, 1 year");

    private final String label;

    Bought(String label) {
      this.label = label;
    }

    /** As the user reads it. */
    public String label() {
      return label;
    }
  }

  /** From start to end. */
  public double seconds() {
    return startSeconds + featureSeconds + restSeconds;
  }
}
