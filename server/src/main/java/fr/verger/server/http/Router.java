package fr.verger.server.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From an address and a method to its endpoint. Addresses are compared as wholes. */
public final class Router extends Handler.Abstract.NonBlocking {
  private static final Logger LOG = LoggerFactory.getLogger(Router.class);

  private final Map<String, Map<String, Endpoint>> endpoints = new HashMap<>();

  /** Adds an endpoint; HEAD goes where GET goes. */
  public Router on(String method, String path, Endpoint endpoint) {
    Map<String, Endpoint> methods = endpoints.computeIfAbsent(path, key -> new TreeMap<>());
    methods.put(method, endpoint);
    if (method.equals("GET")) {
      methods.put("HEAD", endpoint);
    }
    return this;
  }

  /** The addresses that have an endpoint. */
  public Set<String> paths() {
    return Set.copyOf(endpoints.keySet());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Reply reply = new Reply(response, callback);
    try {
      endpoint(request).answer(request, reply);
    } catch (RuntimeException e) {
      LOG.error("A request failed", e);
      reply.problem(Problem.unforeseen());
    }
    return true;
  }

  private Endpoint endpoint(Request request) {
    Map<String, Endpoint> methods = endpoints.get(Request.getPathInContext(request));
    if (methods == null) {
      return (any, to) -> to.problem(Problem.notFound());
    }
    return methods.getOrDefault(
        request.getMethod(),
        (any, to) -> to.problem(Problem.methodNotAllowed(String.join(", ", methods.keySet()))));
  }
}
