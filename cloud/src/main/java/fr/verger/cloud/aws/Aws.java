package fr.verger.cloud.aws;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.emr.EmrClient;
import software.amazon.awssdk.services.emrserverless.EmrServerlessClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The services that Verger calls, in one region. Credentials are those that the SDK finds by
 * itself, addresses those of its standard settings. A client is made when it is first needed.
 * Thread-safe.
 */
public final class Aws implements AutoCloseable {
  /** Connections for uploads and downloads that go in parallel. */
  public static final int CONNECTIONS = 32;

  private static final List<String> ENDPOINT_VARIABLES =
      List.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
  private static final List<String> ENDPOINT_PROPERTIES =
      List.of("aws.endpointUrlS3", "aws.endpointUrl");

  private final String region;
  private final boolean pathStyle;
  private final List<SdkClient> open = new CopyOnWriteArrayList<>();
  private final Lazy<CloudFormationClient> stacks =
      new Lazy<>(() -> client(CloudFormationClient.builder()));
  private final Lazy<EmrClient> clusters = new Lazy<>(() -> client(EmrClient.builder()));
  private final Lazy<EmrServerlessClient> serverless =
      new Lazy<>(() -> client(EmrServerlessClient.builder()));
  private final Lazy<StsClient> identity = new Lazy<>(() -> client(StsClient.builder()));
  private final Lazy<S3Client> objects = new Lazy<>(this::s3);

  /** Clients for a region. */
  public Aws(String region) {
    this(region, otherServer(System.getenv()));
  }

  Aws(String region, boolean pathStyle) {
    this.region = region;
    this.pathStyle = pathStyle;
  }

  /** Whether the standard settings name a server other than Amazon's. */
  private static boolean otherServer(Map<String, String> environment) {
    return Stream.concat(
            ENDPOINT_VARIABLES.stream().map(environment::get),
            ENDPOINT_PROPERTIES.stream().map(System::getProperty))
        .anyMatch(value -> value != null && !value.isBlank());
  }

  /** The region. */
  public String region() {
    return region;
  }

  /** Stacks. */
  public CloudFormationClient stacks() {
    return stacks.get();
  }

  /** Clusters. */
  public EmrClient clusters() {
    return clusters.get();
  }

  /** Jobs without machines to look after. */
  public EmrServerlessClient serverless() {
    return serverless.get();
  }

  /** Who calls. */
  public StsClient identity() {
    return identity.get();
  }

  /** Buckets. */
  public S3Client objects() {
    return objects.get();
  }

  private S3Client s3() {
    // Few servers but Amazon's answer to a host name for each bucket.
    S3Client client = configured(S3Client.builder()).forcePathStyle(pathStyle).build();
    open.add(client);
    return client;
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient>
      C client(B builder) {
    C client = configured(builder).build();
    open.add(client);
    return client;
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder) {
    return builder
        .region(Region.of(region))
        .credentialsProvider(DefaultCredentialsProvider.create())
        .httpClientBuilder(ApacheHttpClient.builder().maxConnections(CONNECTIONS));
  }

  @Override
  public void close() {
    open.forEach(SdkClient::close);
  }

  /** Something made once, when it is first asked for. */
  private static final class Lazy<T> {
    private final Supplier<T> maker;
    private T made;

    Lazy(Supplier<T> maker) {
      this.maker = maker;
    }

    synchronized T get() {
      if (made == null) {
        made = maker.get();
      }
      return made;
    }
  }
}
