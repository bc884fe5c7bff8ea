package dev.trainyard.catalog.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.pack.PackStatistics;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.ServiceMayNotContinueException;
import org.eclipse.jgit.transport.UploadPack;

/**
 * Git's smart HTTP protocol for one repository under one name: the two requests a fetch consists
 * of. Everything else is refused with a sentence about why.
 */
final class GitHandler implements HttpHandler {

  private static final String INFO = GitServer.PATH + "/info/refs";
  private static final String UPLOAD = GitServer.PATH + "/git-upload-pack";
  private static final String RECEIVE = GitServer.PATH + "/git-receive-pack";
  private static final String TYPE = "application/x-git-upload-pack-";
  private static final int HTTP_UNAVAILABLE = HttpURLConnection.HTTP_UNAVAILABLE;
  private static final int SHORT_ID = 10;
  private static final byte[] FLUSH = "0000".getBytes(StandardCharsets.US_ASCII);

  private final Repository repository;
  private final Limits limits;
  private final Workers workers;
  private final OpenRequests open;
  private final Consumer<Fetch> listener;

  GitHandler(
      Repository repository,
      Limits limits,
      Workers workers,
      OpenRequests open,
      Consumer<Fetch> listener) {
    this.repository = repository;
    this.limits = limits;
    this.workers = workers;
    this.open = open;
    this.listener = listener;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    workers.headIsComplete();
    boolean entered = open.enter();
    try (exchange) {
      Headers headers = exchange.getResponseHeaders();
      headers.set("Cache-Control", "no-cache, max-age=0, must-revalidate");
      headers.set("X-Content-Type-Options", "nosniff");
      try {
        if (!entered) {
          headers.set("Connection", "close");
          throw new RefusedException(HTTP_UNAVAILABLE, "The server is ending.");
        }
        answer(exchange);
      } catch (RefusedException e) {
        refuse(exchange, e);
      }
    } finally {
      if (entered) {
        open.leave();
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException, RefusedException {
    String method = exchange.getRequestMethod();
    String query = exchange.getRequestURI().getRawQuery();
    // The raw path: one spelling of one name, so nothing is left to decode, normalise or escape.
    switch (String.valueOf(exchange.getRequestURI().getRawPath())) {
      case INFO -> {
        allow(exchange, method, "GET");
        advertise(exchange, query == null ? "" : query);
      }
      case UPLOAD -> {
        allow(exchange, method, "POST");
        upload(exchange);
      }
      case RECEIVE -> throw readOnly();
      default ->
          throw new RefusedException(
              HttpURLConnection.HTTP_NOT_FOUND,
              "Here is one git repository only: " + GitServer.PATH);
    }
  }

  private static void allow(HttpExchange exchange, String method, String allowed)
      throws RefusedException {
    if (!method.equals(allowed)) {
      exchange.getResponseHeaders().set("Allow", allowed);
      throw new RefusedException(
          HttpURLConnection.HTTP_BAD_METHOD, "Only " + allowed + " is answered here.");
    }
  }

  private static RefusedException readOnly() {
    return new RefusedException(
        HttpURLConnection.HTTP_FORBIDDEN, "This catalog is served for reading only.");
  }

  private void advertise(HttpExchange exchange, String query) throws IOException, RefusedException {
    if (query.equals("service=git-receive-pack")) {
      throw readOnly();
    }
    if (!query.equals("service=git-upload-pack")) {
      throw new RefusedException(
          HttpURLConnection.HTTP_FORBIDDEN,
          "Git's dumb protocol is not served; use git 1.6.6 or later.");
    }
    ByteArrayOutputStream refs = new ByteArrayOutputStream();
    try (UploadPack pack = uploadPack(exchange)) {
      pack.sendAdvertisedRefs(
          new PacketLineOutRefAdvertiser(new PacketLineOut(refs)), "git-upload-pack");
    }
    exchange.getResponseHeaders().set("Content-Type", TYPE + "advertisement");
    exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, refs.size());
    refs.writeTo(exchange.getResponseBody());
  }

  private void upload(HttpExchange exchange) throws IOException, RefusedException {
    if (!(TYPE + "request").equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
      throw new RefusedException(
          HttpURLConnection.HTTP_UNSUPPORTED_TYPE, "A body of type " + TYPE + "request is needed.");
    }
    byte[] body = RequestBody.read(exchange, limits.requestBytes());
    if (!PacketLines.areComplete(body)) {
      throw new RefusedException(
          HttpURLConnection.HTTP_BAD_REQUEST, "The body is no request of git.");
    }
    Answer answer = new Answer(exchange);
    try (UploadPack pack = uploadPack(exchange)) {
      pack.setPostUploadHook(statistics -> report(exchange, statistics));
      pack.uploadWithExceptionPropagation(new ByteArrayInputStream(body), answer, null);
      // Git probes with a lone flush packet before it posts much; that has no answer.
      if (!answer.begun() && !Arrays.equals(body, FLUSH)) {
        throw new RefusedException(
            HttpURLConnection.HTTP_BAD_REQUEST, "The body asks for nothing.");
      }
      answer.finish();
    } catch (ServiceMayNotContinueException e) {
      // Git's own way of saying no has already been sent.
      answer.finish();
    } catch (IOException e) {
      if (answer.begun()) {
        throw e;
      }
      throw e instanceof PackProtocolException
          ? new RefusedException(HttpURLConnection.HTTP_BAD_REQUEST, "The body is no fetch of git.")
          : new RefusedException(
              HttpURLConnection.HTTP_INTERNAL_ERROR, "The repository cannot be read.");
    }
  }

  private UploadPack uploadPack(HttpExchange exchange) {
    UploadPack pack = new UploadPack(repository);
    pack.setBiDirectionalPipe(false);
    // Remote branches and notes of the publishing side are nobody's business.
    pack.setRefFilter(GitHandler::branchesAndTags);
    String protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
    if (protocol != null) {
      pack.setExtraParameters(Set.copyOf(new TreeSet<>(Arrays.asList(protocol.split(":")))));
    }
    return pack;
  }

  private static Map<String, Ref> branchesAndTags(Map<String, Ref> refs) {
    return refs.entrySet().stream()
        .filter(
            ref ->
                ref.getKey().equals(Constants.HEAD)
                    || ref.getKey().startsWith(Constants.R_HEADS)
                    || ref.getKey().startsWith(Constants.R_TAGS))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private void report(HttpExchange exchange, PackStatistics statistics) {
    listener.accept(
        new Fetch(
            exchange.getRemoteAddress().getAddress().getHostAddress(),
            names(statistics.getInterestingObjects()),
            statistics.getDepth(),
            statistics.getTotalObjects(),
            statistics.getTotalBytes()));
  }

  private List<String> names(Set<ObjectId> wanted) {
    Map<String, List<String>> names = new TreeMap<>();
    wanted.forEach(id -> names.put(id.name(), new ArrayList<>()));
    try {
      for (Ref ref : repository.getRefDatabase().getRefs()) {
        boolean shown =
            ref.getName().startsWith(Constants.R_HEADS)
                || ref.getName().startsWith(Constants.R_TAGS);
        if (shown && ref.getObjectId() != null && names.containsKey(ref.getObjectId().name())) {
          names.get(ref.getObjectId().name()).add(Repository.shortenRefName(ref.getName()));
        }
      }
    } catch (IOException e) {
      // The pack was sent; its line shows ids instead of names.
    }
    return names.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().isEmpty()
                    ? List.of(entry.getKey().substring(0, SHORT_ID)).stream()
                    : entry.getValue().stream())
        .sorted()
        .toList();
  }

  private static void refuse(HttpExchange exchange, RefusedException refusal) throws IOException {
    byte[] reason = (refusal.getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(refusal.status(), -1);
    } else {
      exchange.sendResponseHeaders(refusal.status(), reason.length);
      exchange.getResponseBody().write(reason);
    }
  }

  /** Begins the response with the first byte, so that a bad request can still be refused. */
  private static final class Answer extends OutputStream {

    private final HttpExchange exchange;
    private OutputStream body;

    Answer(HttpExchange exchange) {
      this.exchange = exchange;
    }

    boolean begun() {
      return body != null;
    }

    /** Ends a response; without it, the client sees that something is missing. */
    void finish() throws IOException {
      begin().close();
    }

    private OutputStream begin() throws IOException {
      if (body == null) {
        exchange.getResponseHeaders().set("Content-Type", TYPE + "result");
        exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, 0);
        body = exchange.getResponseBody();
      }
      return body;
    }

    @Override
    public void write(int value) throws IOException {
      begin().write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      begin().write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      if (body != null) {
        body.flush();
      }
    }
  }
}
