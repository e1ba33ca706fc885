package fr.verger.server;

import java.util.UUID;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** How a server listens: HTTP/1.1, in TLS when there is a certificate. */
final class Listening {
  private static final long IDLE_MILLIS = 15_000;
  private static final int BACKLOG = 256;

  private final ServerSettings settings;

  Listening(ServerSettings settings) {
    this.settings = settings;
  }

  /** A connector that is not open yet. */
  ServerConnector on(Server server) {
    HttpConnectionFactory http = new HttpConnectionFactory(configuration());
    ServerConnector connector =
        settings.tls() == null
            ? new ServerConnector(server, 1, 1, http)
            : new ServerConnector(
                server, 1, 1, new SslConnectionFactory(certificate(), http.getProtocol()), http);
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.setAcceptQueueSize(BACKLOG);
    return connector;
  }

  private HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    if (settings.tls() != null) {
      // A phone comes by the machine's address, which a home-made certificate seldom names.
      configuration.addCustomizer(new SecureRequestCustomizer(false));
    }
    return configuration;
  }

  private SslContextFactory.Server certificate() {
    // The store never leaves this JVM's memory; Java only wants a word for it.
    String password = UUID.randomUUID().toString();
    SslContextFactory.Server certificate = new SslContextFactory.Server();
    certificate.setKeyStore(new PemFiles(settings.tls()).keyStore(password.toCharArray()));
    certificate.setKeyStorePassword(password);
    return certificate;
  }
}
