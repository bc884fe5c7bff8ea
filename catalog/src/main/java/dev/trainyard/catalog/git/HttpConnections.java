package dev.trainyard.catalog.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;

/**
 * Connections to one origin. Where that redirects to another, nothing is asked there: neither a
 * login nor the catalog belongs to whoever a server happens to name.
 */
final class HttpConnections implements HttpConnectionFactory {

  /**
   * What the smart protocol asks for. The other one reads file by file, as many as a server names,
   * the whole history with them.
   */
  private static final Pattern SMART =
      Pattern.compile(
          "/(info/refs\\?(.*&)?service=git-(upload|receive)-pack|git-(upload|receive)-pack)$");

  private static final String ENCODING = "Content-Encoding";

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
    if (!SMART.matcher(url.getFile()).find()) {
      throw new IOException(
          "does not answer as a git server: it has files of a repository at best, and no service"
              + " that sends what is asked for (smart HTTP)");
    }
    if (proxy.isEmpty()) {
      return new Bounded(url, usual);
    }
    HttpProxy through = proxy.get();
    Bounded connection =
        new Bounded(
            url, new Proxy(Proxy.Type.HTTP, new InetSocketAddress(through.host(), through.port())));
    // Through a tunnel such a header would reach the other end of it, and not the proxy.
    through
        .login()
        .filter(login -> "http".equalsIgnoreCase(url.getProtocol()))
        .ifPresent(login -> connection.setRequestProperty("Proxy-Authorization", basic(login)));
    return connection;
  }

  private static String basic(Access.Login login) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((login.user() + ":" + login.secret()).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Lets the JDK log in at the proxy and nowhere else, whatever the process has been told in
   * general.
   */
  private final class ProxyLogin extends Authenticator {

    private boolean told;

    @Override
    protected PasswordAuthentication getPasswordAuthentication() {
      boolean again = told;
      told = getRequestorType() == RequestorType.PROXY;
      // Who asks again has refused it.
      return again ? null : login();
    }

    private PasswordAuthentication login() {
      return proxy
          .filter(
              known ->
                  getRequestorType() == RequestorType.PROXY
                      && known.host().equalsIgnoreCase(getRequestingHost())
                      && known.port() == getRequestingPort())
          .flatMap(HttpProxy::login)
          .map(login -> new PasswordAuthentication(login.user(), login.secret().toCharArray()))
          .orElse(null);
    }
  }

  /** Opens connections of the JDK that ask {@link ProxyLogin}. */
  private final class Handler extends URLStreamHandler {

    @Override
    protected URLConnection openConnection(URL url) throws IOException {
      return openConnection(url, Proxy.NO_PROXY);
    }

    @Override
    protected URLConnection openConnection(URL url, Proxy through) throws IOException {
      URLConnection connection = new URL(url.toExternalForm()).openConnection(through);
      ((HttpURLConnection) connection).setAuthenticator(new ProxyLogin());
      return connection;
    }
  }

  /** The server names another one. */
  static final class ForeignRedirectException extends IOException {

    private static final long serialVersionUID = 1L;

    ForeignRedirectException(String from, String to) {
      super(from + " redirects to " + to + ", and the login is for " + from + " only");
    }
  }

  /** A connection whose answers have an end. */
  private final class Bounded extends JDKHttpConnection {

    private final Talk talk = new Talk();

    Bounded(URL url, Proxy proxy) throws IOException {
      super(new URL(null, url.toExternalForm(), new Handler()), proxy);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return talk.say(super.getOutputStream());
    }

    /** What is packed counts as what it unpacks to, so that it is unpacked here. */
    @Override
    public InputStream getInputStream() throws IOException {
      InputStream answer = super.getInputStream();
      return talk.hear(isPacked() ? new GZIPInputStream(answer) : answer);
    }

    private boolean isPacked() {
      String encoding = super.getHeaderField(ENCODING);
      return "gzip".equalsIgnoreCase(encoding) || "x-gzip".equalsIgnoreCase(encoding);
    }

    @Override
    public String getHeaderField(String name) {
      return ENCODING.equalsIgnoreCase(name) && isPacked() ? null : super.getHeaderField(name);
    }
  }
}
