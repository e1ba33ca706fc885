package fr.verger.cloud.job;

import fr.verger.cloud.project.Project;
import fr.verger.cloud.store.Bucket;
import fr.verger.cloud.store.SingleUpload;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Hands a run to a place: what it needs goes to the bucket first, then it is started and noted. */
public final class Submission {
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Project project;
  private final Bucket bucket;
  private final JobRunner runner;
  private final Clock clock;

  /** Submissions to a place. */
  public Submission(Project project, Bucket bucket, JobRunner runner, Clock clock) {
    this.project = project;
    this.bucket = bucket;
    this.runner = runner;
    this.clock = clock;
  }

  /**
   * What the place offers.
   *
   * @param release of EMR, or "" for a machine
   * @param instances types, one entry each
   * @param dollarsPerHour while all of it runs
   */
  public record Terms(
      Place place,
      String release,
      List<String> instances,
      double dollarsPerHour,
      String pricesAsOf,
      int maxMinutes) {}

  /**
   * What came of it.
   *
   * @param fresh false when the same job was under way already, and nothing was started
   */
  public record Submitted(Job job, boolean fresh) {}

  /**
   * Submits.
   *
   * @param jar null for a machine, which gets the whole folder
   */
  public Submitted submit(RunRequest request, ClusterJar jar, Terms terms) {
    if (jar != null && !terms.release().isEmpty()) {
      jar.check(terms.release());
    }
    List<String> arguments = arguments(request);
    JobBook book = new JobBook(bucket);
    Optional<Job> same =
        book.latest()
            .filter(job -> job.arguments().equals(arguments) && job.place() == terms.place())
            .filter(job -> !runner.look(job).state().over());
    if (same.isPresent()) {
      return new Submitted(same.get(), false);
    }
    String address = jar == null ? "" : sent(jar.file(), jar.key());
    Instant now = clock.instant();
    Job draft =
        new Job(
            Job.SCHEMA,
            ID.format(now),
            terms.place(),
            project.region(),
            "",
            "",
            arguments,
            output(request),
            terms.release(),
            terms.instances(),
            terms.dollarsPerHour(),
            terms.pricesAsOf(),
            terms.maxMinutes(),
            now.truncatedTo(ChronoUnit.SECONDS).toString());
    Job job = runner.start(draft, address);
    book.enter(job);
    return new Submitted(job, true);
  }

  private List<String> arguments(RunRequest request) {
    List<String> arguments = new ArrayList<>();
    arguments.add("run");
    arguments.add("--images");
    arguments.add(Addresses.of(bucket, "--images", request.images(), List.of("photos", "packs")));
    arguments.add("--output");
    arguments.add(output(request));
    request
        .files()
        .forEach(
            (option, files) -> {
              arguments.add(option);
              arguments.add(backbone(files));
            });
    arguments.addAll(request.others());
    return arguments;
  }

  private String output(RunRequest request) {
    return Addresses.of(bucket, "--output", request.output(), List.of("results"));
  }

  /** The address of the first file; the others, such as its int8 variant, lie beside it. */
  private String backbone(List<Path> files) {
    List<String> addresses =
        files.stream().map(file -> sent(file, "backbones/" + file.getFileName())).toList();
    return addresses.get(0);
  }

  private String sent(Path file, String key) {
    new SingleUpload(bucket).send(file, key);
    return bucket.address(key);
  }
}
