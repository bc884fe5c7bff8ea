package dev.trainyard.catalog.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;

/**
 * Connections to one origin. Where that redirects to another, nothing is asked there: neither a
 * login nor the catalog belongs to whoever a server happens to name.
 */
final class HttpConnections implements HttpConnectionFactory {

  private final String origin;
  private final Optional<HttpProxy> proxy;

  HttpConnections(URIish address, Optional<HttpProxy> proxy) {
    this.origin = HostLogin.origin(address);
    this.proxy = proxy;
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    return create(url, Proxy.NO_PROXY);
  }

  @Override
  public HttpConnection create(URL url, Proxy usual) throws IOException {
    String asked = HostLogin.origin(url.getProtocol(), url.getHost(), url.getPort());
    if (!asked.equals(origin)) {
      throw new ForeignRedirectException(origin, asked);
    }
    if (proxy.isEmpty()) {
      return new Bounded(url, usual);
    }
    HttpConnection connection =
        new Bounded(
            url,
            new Proxy(
                Proxy.Type.HTTP, new InetSocketAddress(proxy.get().host(), proxy.get().port())));
    proxy
        .get()
        .login()
        .ifPresent(
            login ->
                connection.setRequestProperty(
                    "Proxy-Authorization",
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString(
                                (login.user() + ":" + login.secret())
                                    .getBytes(StandardCharsets.UTF_8))));
    return connection;
  }

  /** The server names another one. */
  static final class ForeignRedirectException extends IOException {

    private static final long serialVersionUID = 1L;

    ForeignRedirectException(String from, String to) {
      super(from + " redirects to " + to + ", and the login is for " + from + " only");
    }
  }

  /** A connection whose answers have an end. */
  private static final class Bounded extends JDKHttpConnection {

    private final Talk talk = new Talk();

    Bounded(URL url, Proxy proxy) throws IOException {
      super(url, proxy);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return talk.say(super.getOutputStream());
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return talk.hear(super.getInputStream());
    }
  }
}
