package fr.verger.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A program that asks a server. */
final class TestClient {
  static final String PREDICTIONS = "/api/v1/predictions";

  private final HttpClient client = HttpClient.newHttpClient();
  private final VergerServer server;

  TestClient(VergerServer server) {
    this.server = server;
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString(UTF_8));
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(to(path));
  }

  HttpResponse<byte[]> bytes(String path) throws Exception {
    return client.send(to(path).build(), BodyHandlers.ofByteArray());
  }

  HttpResponse<String> post(String path, String type, BodyPublisher body) throws Exception {
    return send(to(path).header("Content-Type", type).POST(body));
  }

  /** A photo, as the page sends it. */
  HttpResponse<String> post(byte[] photo) throws Exception {
    return post(PREDICTIONS, "application/octet-stream", BodyPublishers.ofByteArray(photo));
  }
}
