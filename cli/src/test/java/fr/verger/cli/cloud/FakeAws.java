package fr.verger.cli.cloud;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The services that Verger calls, at one address of this machine, speaking their protocols: just as
 * much of them as a project needs, with faults on demand.
 */
final class FakeAws implements AutoCloseable {
  static final String ACCOUNT = "111122223333";
  static final String REGION = "eu-west-3";

  final FakeS3 s3 = new FakeS3();
  final FakeServerless serverless = new FakeServerless(s3);
  final FakeEmr emr = new FakeEmr();
  final FakeCloudFormation stacks = new FakeCloudFormation(s3, serverless, emr);

  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  FakeAws() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** The next calls of an operation that go wrong. */
  private static final class Fault {
    private final String operation;
    private final FakeAnswer answer;
    private int left;

    Fault(String operation, int times, FakeAnswer answer) {
      this.operation = operation;
      this.answer = answer;
      left = times;
    }

    synchronized boolean strikes(String called) {
      return called.matches(operation) && left-- > 0;
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Lets calls fail; an answer of status 0 breaks the connection off. */
  void fail(String operation, int times, String service, int status, String code, String message) {
    FakeAnswer answer =
        status == 0 ? FakeAnswer.empty(0) : FakeAnswer.refusal(service, status, code, message);
    faults.add(new Fault(operation, times, answer));
  }

  /** Nothing goes wrong from now on. */
  void mend() {
    faults.clear();
  }

  /** Operations called so far, in their order. */
  List<String> calls() {
    return new ArrayList<>(calls);
  }

  void forgetCalls() {
    calls.clear();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      FakeRequest request = FakeRequest.of(exchange);
      String operation = operation(request);
      calls.add(operation);
      FakeAnswer answer =
          faults.stream()
              .filter(fault -> fault.strikes(operation))
              .map(fault -> fault.answer)
              .findFirst()
              .orElseGet(() -> answer(request, operation));
      if (answer.status() == 0) {
        return;
      }
      answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      boolean bare = request.method().equals("HEAD") || answer.body().length == 0;
      exchange.sendResponseHeaders(answer.status(), bare ? -1 : answer.body().length);
      if (!bare) {
        try (OutputStream out = exchange.getResponseBody()) {
          out.write(answer.body());
        }
      }
    }
  }

  private static String operation(FakeRequest request) {
    String target = request.headers().get("x-amz-target");
    if (target != null) {
      return target.substring(target.indexOf('.') + 1);
    }
    return switch (request.service()) {
      case "cloudformation", "sts" -> request.form().get("Action");
      case "s3" -> FakeS3.operation(request);
      case "emr-serverless" -> FakeServerless.operation(request);
      default -> request.service() + " " + request.method() + " " + request.path();
    };
  }

  private FakeAnswer answer(FakeRequest request, String operation) {
    try {
      return switch (request.service()) {
        case "cloudformation" -> stacks.answer(operation, request.form());
        case "s3" -> s3.answer(operation, request);
        case "elasticmapreduce" -> emr.answer(operation, request.text());
        case "emr-serverless" -> serverless.answer(operation, request);
        case "sts" ->
            FakeAnswer.xml(
                "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::%s:user/me</Arn><UserId>U</UserId><Account>%s</Account></GetCallerIdentityResult></GetCallerIdentityResponse>"
                    .formatted(ACCOUNT, ACCOUNT));
        default -> FakeAnswer.refusal("", 404, "UnknownService", request.service());
      };
    } catch (RuntimeException | IOException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      System.err.println(trace);
      return FakeAnswer.refusal(request.service(), 501, "NotInThisFake", e.toString());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
