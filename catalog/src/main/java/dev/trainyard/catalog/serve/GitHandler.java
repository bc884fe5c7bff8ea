package dev.trainyard.catalog.serve;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.pack.PackStatistics;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.ServiceMayNotContinueException;

/**
 * Git's smart HTTP protocol for one repository under one name: the two requests a fetch consists
 * of. Everything else is refused with a sentence about why.
 */
final class GitHandler extends Handler.Abstract {

  private static final String INFO = GitServer.PATH + "/info/refs";
  private static final String UPLOAD = GitServer.PATH + "/git-upload-pack";
  private static final String RECEIVE = GitServer.PATH + "/git-receive-pack";
  private static final String TYPE = "application/x-git-upload-pack-";
  private static final int SHORT_ID = 10;
  private static final byte[] FLUSH = "0000".getBytes(StandardCharsets.US_ASCII);

  private final Repository repository;
  private final Limits limits;
  private final Bodies bodies;
  private final HostNames hosts;
  private final Consumer<Fetch> listener;

  GitHandler(Repository repository, Limits limits, HostNames hosts, Consumer<Fetch> listener) {
    this.repository = repository;
    this.limits = limits;
    this.bodies = new Bodies(limits.requestBytes(), limits.allRequestsBytes());
    this.hosts = hosts;
    this.listener = listener;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache, max-age=0, must-revalidate");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    try {
      answer(request, response, callback);
    } catch (RefusedException e) {
      refuse(response, callback, e);
    } catch (IOException e) {
      refuse(response, callback, unreadable());
    }
    return true;
  }

  private void answer(Request request, Response response, Callback callback)
      throws IOException, RefusedException {
    if (!hosts.contain(Request.getServerName(request))) {
      throw new RefusedException(
          HttpStatus.MISDIRECTED_REQUEST_421,
          "This server does not go by that name; use its address.");
    }
    // The raw path: one spelling of one name, so nothing is left to decode, normalise or escape.
    switch (String.valueOf(request.getHttpURI().getPath())) {
      case INFO -> {
        allow(request, response, "GET");
        advertise(request, response, callback);
      }
      case UPLOAD -> {
        allow(request, response, "POST");
        read(request, response, callback);
      }
      case RECEIVE -> throw readOnly();
      default ->
          throw new RefusedException(
              HttpStatus.NOT_FOUND_404, "Here is one git repository only: " + GitServer.PATH);
    }
  }

  private static void allow(Request request, Response response, String allowed)
      throws RefusedException {
    if (!request.getMethod().equals(allowed)) {
      response.getHeaders().put(HttpHeader.ALLOW, allowed);
      throw new RefusedException(
          HttpStatus.METHOD_NOT_ALLOWED_405, "Only " + allowed + " is answered here.");
    }
  }

  private static RefusedException readOnly() {
    return new RefusedException(
        HttpStatus.FORBIDDEN_403, "This catalog is served for reading only.");
  }

  private static RefusedException unreadable() {
    return new RefusedException(
        HttpStatus.INTERNAL_SERVER_ERROR_500, "The repository cannot be read.");
  }

  private void advertise(Request request, Response response, Callback callback)
      throws IOException, RefusedException {
    String query = String.valueOf(request.getHttpURI().getQuery());
    if (query.equals("service=git-receive-pack")) {
      throw readOnly();
    }
    if (!query.equals("service=git-upload-pack")) {
      throw new RefusedException(
          HttpStatus.FORBIDDEN_403, "Git's dumb protocol is not served; use git 1.6.6 or later.");
    }
    ByteArrayOutputStream refs = new ByteArrayOutputStream();
    try (CatalogUploadPack pack = uploadPack(request)) {
      pack.sendAdvertisedRefs(
          new PacketLineOutRefAdvertiser(new PacketLineOut(refs)), "git-upload-pack");
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, TYPE + "advertisement");
    response.write(true, ByteBuffer.wrap(refs.toByteArray()), callback);
  }

  /** Reads the whole request before a thread is spent on it: slow clients cost a connection. */
  private void read(Request request, Response response, Callback callback) throws RefusedException {
    if (!(TYPE + "request").equals(request.getHeaders().get(HttpHeader.CONTENT_TYPE))) {
      throw new RefusedException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "A body of type " + TYPE + "request is needed.");
    }
    if (request.getHeaders().contains(HttpHeader.CONTENT_ENCODING)) {
      throw new RefusedException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "The body may be packed with gzip only.");
    }
    bodies.read(
        request,
        new Promise<byte[]>() {
          @Override
          public void succeeded(byte[] body) {
            try {
              upload(request, response, callback, body);
            } catch (RefusedException e) {
              refuse(response, callback, e);
            } catch (IOException | RuntimeException e) {
              callback.failed(e);
            }
          }

          @Override
          public void failed(Throwable failure) {
            refuse(response, callback, unread(failure));
          }
        });
  }

  private RefusedException unread(Throwable failure) {
    if (failure instanceof Bodies.BusyException) {
      return new RefusedException(
          HttpStatus.SERVICE_UNAVAILABLE_503, "Others ask for much at the moment; try again.");
    }
    return failure instanceof Bodies.TooLargeException
        ? new RefusedException(
            HttpStatus.PAYLOAD_TOO_LARGE_413,
            "The body has more than " + limits.requestBytes() + " bytes.")
        : new RefusedException(
            HttpStatus.BAD_REQUEST_400, "The body is incomplete or not packed as it says.");
  }

  private void upload(Request request, Response response, Callback callback, byte[] body)
      throws IOException, RefusedException {
    Answer answer = new Answer(request, response);
    try (CatalogUploadPack pack = uploadPack(request)) {
      pack.setPostUploadHook(statistics -> report(request, statistics));
      pack.answer(body, answer);
      // Git probes with a lone flush packet before it posts much; that has no answer.
      if (!answer.begun() && !Arrays.equals(body, FLUSH)) {
        throw new RefusedException(HttpStatus.BAD_REQUEST_400, "The body asks for nothing.");
      }
    } catch (ServiceMayNotContinueException e) {
      // Git's own way of saying no has already been sent.
    } catch (IOException e) {
      if (response.isCommitted()) {
        throw e;
      }
      throw e instanceof PackProtocolException || e instanceof EOFException
          ? new RefusedException(HttpStatus.BAD_REQUEST_400, "The body is no fetch of git.")
          : unreadable();
    }
    // Without this end, the client sees that something is missing.
    answer.begin().close();
    callback.succeeded();
  }

  private CatalogUploadPack uploadPack(Request request) {
    CatalogUploadPack pack = new CatalogUploadPack(repository);
    String protocol = request.getHeaders().get("Git-Protocol");
    if (protocol != null) {
      pack.setExtraParameters(Set.copyOf(new TreeSet<>(Arrays.asList(protocol.split(":")))));
    }
    return pack;
  }

  private void report(Request request, PackStatistics statistics) {
    listener.accept(
        new Fetch(
            Request.getRemoteAddr(request),
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
        boolean asked = ref.getObjectId() != null && names.containsKey(ref.getObjectId().name());
        if (asked && CatalogUploadPack.isShown(ref.getName())) {
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

  private static void refuse(Response response, Callback callback, RefusedException refusal) {
    response.setStatus(refusal.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    Content.Sink.write(response, true, refusal.getMessage() + "\n", callback);
  }

  /** Begins the response with the first byte, so that a bad request can still be refused. */
  private static final class Answer extends OutputStream {

    private final Request request;
    private final Response response;
    private OutputStream body;

    Answer(Request request, Response response) {
      this.request = request;
      this.response = response;
    }

    boolean begun() {
      return body != null;
    }

    OutputStream begin() {
      if (body == null) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, TYPE + "result");
        body = Response.asBufferedOutputStream(request, response);
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
