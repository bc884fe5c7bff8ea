package dev.trainyard.catalog.serve;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Scheduler;
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

  /** Requests that wait for their answers: of one client, and of all. */
  private static final int WAITING_OF_ONE = 512;

  private static final int WAITING = 2048;
  private static final byte[] FLUSH = "0000".getBytes(StandardCharsets.US_ASCII);

  private final Repository repository;
  private final Limits limits;
  private final Bodies bodies;
  private final HostNames hosts;
  private final Consumer<Fetch> listener;

  /** Makes answers, a few at a time. */
  private final Turns turns;

  /** The size of all answers that clients have not taken yet. */
  private final AtomicLong kept = new AtomicLong();

  GitHandler(Repository repository, Limits limits, HostNames hosts, Consumer<Fetch> listener) {
    this.repository = repository;
    this.limits = limits;
    this.bodies = new Bodies(limits.requestBytes(), limits.allRequestsBytes());
    this.hosts = hosts;
    this.listener = listener;
    this.turns = new Turns(limits.answers(), WAITING_OF_ONE, WAITING);
  }

  /** Answers that nobody waits for any more are not made. */
  @Override
  protected void doStop() throws Exception {
    turns.end();
    super.doStop();
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
        new Promise<Bodies.Body>() {
          @Override
          public void succeeded(Bodies.Body body) {
            if (!turns.offer(
                Request.getRemoteAddr(request), () -> make(request, response, callback, body))) {
              body.release().run();
              refuse(response, callback, busy());
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
      return busy();
    }
    return failure instanceof Bodies.TooLargeException
        ? new RefusedException(
            HttpStatus.PAYLOAD_TOO_LARGE_413,
            "The body has more than " + limits.requestBytes() + " bytes.")
        : new RefusedException(
            HttpStatus.BAD_REQUEST_400, "The body is incomplete or not packed as it says.");
  }

  /** Makes an answer and lets the client take it. */
  private void make(Request request, Response response, Callback callback, Bodies.Body body) {
    if (isGone(request)) {
      body.release().run();
      callback.failed(new EOFException("the client is gone"));
      return;
    }
    Spool answer = new Spool(kept, limits.allAnswersBytes());
    List<Fetch> fetches = new ArrayList<>();
    try {
      upload(request, body.bytes(), answer, fetches);
      send(request, response, callback, answer, fetches);
    } catch (RefusedException e) {
      answer.close();
      refuse(response, callback, e);
    } catch (IOException | RuntimeException e) {
      answer.close();
      refuse(response, callback, unreadable());
    } catch (OutOfMemoryError e) {
      answer.close();
      refuse(response, callback, busy());
    } finally {
      body.release().run();
    }
  }

  /**
   * Whether nobody waits for the answer any more. Git sends nothing before it has the answer, so
   * that a connection on which there is anything but silence has ended, or is none of git's.
   */
  private static boolean isGone(Request request) {
    EndPoint client = request.getConnectionMetaData().getConnection().getEndPoint();
    try {
      if (client.isOpen() && client.fill(BufferUtil.allocate(1)) == 0) {
        return false;
      }
    } catch (IOException e) {
      // It was reset.
    }
    client.close();
    return true;
  }

  private void upload(Request request, byte[] body, Spool answer, List<Fetch> fetches)
      throws IOException, RefusedException {
    try (CatalogUploadPack pack = uploadPack(request)) {
      pack.setPostUploadHook(statistics -> fetches.add(fetch(request, statistics)));
      pack.answer(body, answer);
      // Git probes with a lone flush packet before it posts much; that has no answer.
      if (answer.isEmpty() && !Arrays.equals(body, FLUSH)) {
        throw new RefusedException(HttpStatus.BAD_REQUEST_400, "The body asks for nothing.");
      }
    } catch (ServiceMayNotContinueException e) {
      // Git's own way of saying no is the answer.
      fetches.clear();
    } catch (Spool.FullException e) {
      throw busy();
    } catch (PackProtocolException | EOFException e) {
      throw new RefusedException(HttpStatus.BAD_REQUEST_400, "The body is no fetch of git.");
    }
  }

  private void send(
      Request request, Response response, Callback callback, Spool answer, List<Fetch> fetches)
      throws IOException {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, TYPE + "result");
    EndPoint client = request.getConnectionMetaData().getConnection().getEndPoint();
    Scheduler.Task end =
        request
            .getConnectionMetaData()
            .getConnector()
            .getScheduler()
            .schedule(client::close, limits.answer().toMillis(), TimeUnit.MILLISECONDS);
    Callback taken =
        Callback.from(
            () -> {
              end.cancel();
              answer.close();
            },
            callback);
    Content.copy(
        answer.source(),
        response,
        Callback.from(
            () -> {
              fetches.forEach(listener);
              taken.succeeded();
            },
            taken::failed));
  }

  private static RefusedException busy() {
    return new RefusedException(
        HttpStatus.SERVICE_UNAVAILABLE_503, "Others ask for much at the moment; try again.");
  }

  private CatalogUploadPack uploadPack(Request request) {
    CatalogUploadPack pack = new CatalogUploadPack(repository);
    String protocol = request.getHeaders().get("Git-Protocol");
    if (protocol != null) {
      pack.setExtraParameters(Set.copyOf(new TreeSet<>(Arrays.asList(protocol.split(":")))));
    }
    return pack;
  }

  private Fetch fetch(Request request, PackStatistics statistics) {
    return new Fetch(
        Request.getRemoteAddr(request),
        names(statistics.getInterestingObjects()),
        statistics.getDepth(),
        statistics.getTotalObjects(),
        statistics.getTotalBytes());
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
}
