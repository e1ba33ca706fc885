package fr.verger.spark.storage;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.S3AFileSystem;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Whole objects of one S3 bucket, each by one GET that the AWS SDK's signer signs and its HTTP
 * client sends. S3A, and the SDK's S3 client below it, take three times the processor for a small
 * object. Endpoint, region and credentials are those that S3A has set up, and every answer but the
 * whole object is left to S3A, which tries again and says what is wrong. Thread-safe.
 */
final class SignedGets implements WholeObjects {
  /** Encryptions that the store undoes by itself; with others a GET needs keys. */
  private static final Set<String> TRANSPARENT = Set.of("", "AES256", "SSE-KMS", "DSSE-KMS");

  /** So many refusals in a row, and this store wants something else than plain requests. */
  private static final int MOST_REFUSALS = 16;

  /** Without a byte for so long, a connection is given up; a third of a photo's time. */
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private static final String REGION_HEADER = "x-amz-bucket-region";

  private final S3Client client;
  private final String bucket;
  private final IdentityProvider<? extends AwsCredentialsIdentity> credentials;
  private final SdkHttpClient http;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile Place place;

  /**
   * Where the bucket answers.
   *
   * @param root its address, with a slash at the end
   */
  private record Place(String region, URI root) {}

  private SignedGets(S3AFileSystem files, Configuration conf) throws IOException {
    client = files.getS3AInternals().getAmazonS3Client("photos");
    bucket = files.getBucket();
    credentials = client.serviceClientConfiguration().credentialsProvider();
    place = place(client.serviceClientConfiguration().region());
    http =
        ApacheHttpClient.builder()
            .maxConnections(conf.getInt("fs.s3a.connection.maximum", 500))
            .connectionTimeout(time(conf, "fs.s3a.connection.establish.timeout", "30s"))
            .socketTimeout(patience(time(conf, "fs.s3a.connection.timeout", "200s")))
            .build();
  }

  /** S3A asks again, by another connection, while a photo's own time is not over. */
  private static Duration patience(Duration s3a) {
    return s3a.compareTo(SILENCE) < 0 ? s3a : SILENCE;
  }

  private static Duration time(Configuration conf, String name, String otherwise) {
    return Duration.ofMillis(conf.getTimeDuration(name, otherwise, TimeUnit.MILLISECONDS));
  }

  /** Those of a bucket; empty where a GET takes more than a signature. */
  static Optional<WholeObjects> of(S3AFileSystem files) throws IOException {
    Configuration conf = files.getConf();
    boolean plain =
        TRANSPARENT.contains(conf.getTrimmed("fs.s3a.encryption.algorithm", ""))
            && conf.getTrimmed("fs.s3a.proxy.host", "").isEmpty()
            && conf.getTrimmed("fs.s3a.accesspoint.arn", "").isEmpty()
            && conf.getTrimmed("fs.s3a.signing-algorithm", "").isEmpty()
            && conf.getTrimmed("fs.s3a.custom.signers", "").isEmpty()
            && !conf.getBoolean("fs.s3a.requester.pays.enabled", false);
    return plain ? Optional.of(new SignedGets(files, conf)) : Optional.empty();
  }

  private Place place(Region region) throws IOException {
    try {
      URL some = client.utilities().getUrl(get -> get.bucket(bucket).key("k").region(region));
      String address = some.toString();
      return new Place(region.id(), new URI(address.substring(0, address.length() - 1)));
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  @Override
  public Optional<byte[]> read(Path path, int size, Reading reading) {
    if (refusals.get() >= MOST_REFUSALS) {
      return Optional.empty();
    }
    Place asked = place;
    try {
      AwsCredentialsIdentity identity = credentials.resolveIdentity().join();
      if (identity.accessKeyId() == null) {
        return Optional.empty();
      }
      HttpExecuteResponse answer = http.prepareRequest(signed(asked, path, identity)).call();
      return body(answer, asked, size, reading);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private HttpExecuteRequest signed(Place asked, Path path, AwsCredentialsIdentity identity) {
    SdkHttpRequest get =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .protocol(asked.root.getScheme())
            .host(asked.root.getHost())
            .port(asked.root.getPort() < 0 ? null : asked.root.getPort())
            .putHeader("User-Agent", "verger")
            .encodedPath(asked.root.getRawPath() + encoded(path.toUri().getPath().substring(1)))
            .build();
    return HttpExecuteRequest.builder()
        .request(
            signer
                .sign(
                    sign ->
                        sign.identity(identity)
                            .request(get)
                            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                            .putProperty(AwsV4HttpSigner.REGION_NAME, asked.region)
                            .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                            .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false))
                .request())
        .build();
  }

  /** A key as S3 wants it in an address: all but letters, digits, - . _ ~ and / as bytes. */
  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~")
        .replace("%2F", "/");
  }

  private Optional<byte[]> body(HttpExecuteResponse answer, Place asked, int size, Reading reading)
      throws IOException {
    SdkHttpResponse head = answer.httpResponse();
    AbortableInputStream body = answer.responseBody().orElse(null);
    boolean whole =
        body != null
            && head.statusCode() == 200
            && head.firstMatchingHeader("Content-Length").equals(Optional.of(String.valueOf(size)));
    if (!whole) {
      if (body != null) {
        body.abort();
      }
      refused(head, asked);
      return Optional.empty();
    }
    refusals.set(0);
    try (body) {
      byte[] bytes = reading.from(body);
      return bytes.length == size ? Optional.of(bytes) : Optional.empty();
    } catch (IOException | RuntimeException | Error e) {
      body.abort();
      throw e;
    }
  }

  /** The bucket may lie in another region than S3A had to guess; its answers say in which. */
  private void refused(SdkHttpResponse head, Place asked) throws IOException {
    Optional<String> region = head.firstMatchingHeader(REGION_HEADER);
    if (region.isPresent() && !region.get().equals(asked.region)) {
      place = place(Region.of(region.get()));
    } else if (head.statusCode() >= 300 && head.statusCode() < 500 && head.statusCode() != 404) {
      refusals.incrementAndGet();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
