package fr.verger.server.http;

import org.eclipse.jetty.server.Request;

/** Answers the requests of one address and method. Must not block: its thread serves others. */
public interface Endpoint {
  /** Answers now, or sees to it that somebody does. */
  void answer(Request request, Reply reply);
}
