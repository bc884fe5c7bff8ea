package dev.trainyard.generator.block;

import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.model.Parts.addressOf;
import static dev.trainyard.generator.model.Parts.generatedSecret;
import static dev.trainyard.generator.model.Parts.tcp;

import dev.trainyard.generator.model.AppParts;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.GeneratedSecret;
import dev.trainyard.generator.model.Image;
import dev.trainyard.generator.model.Parts;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Workload;
import dev.trainyard.generator.problem.NotNull;
import dev.trainyard.generator.question.StorageQuestion;
import dev.trainyard.generator.question.TimeZoneQuestion;
import dev.trainyard.generator.value.Expression;
import java.util.Optional;

/**
 * A Redis server of the app's own with a generated password, on the image {@code
 * docker.io/library/redis}. It keeps a snapshot of its data, written at least once a minute when
 * something changes.
 *
 * <p>When its memory runs out, it drops nothing unless {@link #dropping} says what: a queue must
 * not lose entries, a cache may. So a cache goes on when its snapshot cannot be written, and
 * anything else refuses to write.
 */
public final class Redis {

  /** The port of the server. */
  public static final Port PORT = tcp("redis", 6379);

  /** The default image. */
  public static final Image IMAGE =
      Image.image("docker.io/library/redis", "7.4.11-alpine")
          .pinnedTo("sha256:858f009f9709ce576febc734aa78b8f6d624b82571f9ddb6bda4377c833b3499");

  private static final long USER = 568;
  private static final String KEEPING = "noeviction";

  /** Without the second one that cannot save does not end (redis, src/server.c, finishShutdown). */
  private static final String CARELESS =
      """
      stop-writes-on-bgsave-error no
      shutdown-on-sigterm force
      """;

  private static final Demand POLICY =
      Demand.of(
          "noeviction|volatile-(ttl|lru|lfu|random)|allkeys-(lru|lfu|random)",
          "noeviction, volatile-ttl, volatile-lru, volatile-lfu, volatile-random, allkeys-lru,"
              + " allkeys-lfu or allkeys-random");

  private final Workload workload;
  private final StorageQuestion data;
  private final GeneratedSecret password;
  private final Image image;
  private final int mebibytes;
  private final String policy;
  private final Optional<TimeZoneQuestion> timeZone;

  private Redis(
      Workload workload,
      StorageQuestion data,
      GeneratedSecret password,
      Image image,
      int mebibytes,
      String policy,
      Optional<TimeZoneQuestion> timeZone) {
    this.workload = workload;
    this.data = NotNull.of(data, "the storage");
    this.password = password;
    this.image = NotNull.of(image, "the image");
    this.mebibytes = mebibytes;
    this.policy = policy;
    this.timeZone = timeZone;
  }

  /**
   * A server that may hold 128 MiB.
   *
   * @param name of its workload, which is its host name, too; at most 15 characters
   * @param data where the snapshot is kept
   */
  public static Redis redis(String name, StorageQuestion data) {
    return new Redis(
        Parts.workload(name),
        data,
        generatedSecret(name + "-password", 32),
        IMAGE,
        128,
        KEEPING,
        Optional.empty());
  }

  /** On another image of Redis 7.0 or later, with {@code redis-cli} and a shell. */
  public Redis image(Image another) {
    return new Redis(workload, data, password, another, mebibytes, policy, timeZone);
  }

  /**
   * Holds other than 128 MiB of data; the container's limit is twice as much, for snapshots.
   *
   * @param size in MiB, at least 1; for Redis 0 would be no limit
   * @throws IllegalArgumentException for less
   */
  public Redis memory(int size) {
    if (size < 1) {
      throw new IllegalArgumentException(
          "the memory of Redis is %d MiB; allowed: at least 1".formatted(size));
    }
    return new Redis(workload, data, password, image, size, policy, timeZone);
  }

  /**
   * Drops entries when the memory runs out. It then also goes on, and stops when it is told to,
   * while the snapshot cannot be written, as on a full disk.
   *
   * @param eviction {@code maxmemory-policy} of Redis: {@code volatile-ttl}, {@code volatile-lru},
   *     {@code volatile-lfu}, {@code volatile-random}, {@code allkeys-lru}, {@code allkeys-lfu},
   *     {@code allkeys-random} or {@code noeviction}
   * @throws IllegalArgumentException for another one
   */
  public Redis dropping(String eviction) {
    return new Redis(
        workload,
        data,
        password,
        image,
        mebibytes,
        POLICY.on("the maxmemory-policy of Redis", eviction),
        timeZone);
  }

  /** Writes its log in the owner's time. */
  public Redis timeZone(TimeZoneQuestion zone) {
    return new Redis(workload, data, password, image, mebibytes, policy, Optional.of(zone));
  }

  /** Declares the workload. */
  public void run(AppParts<?> app) {
    app.workload(workload, w -> w.runAs(USER, USER).container(image, this::serve));
  }

  /** The handle of its workload, to wait for it at {@link #PORT}. */
  public Workload workload() {
    return workload;
  }

  /** The password: 32 letters and digits, which stand as they are in an address. */
  public GeneratedSecret password() {
    return password;
  }

  /** {@code redis://:PASSWORD@HOST:6379}; a secret. */
  public Expression<String> url() {
    return text("redis://:{}@{}", password, addressOf(workload, PORT));
  }

  private void serve(ContainerSpec c) {
    String file = "/etc/redis/redis.conf";
    c.command("redis-server", file).file(file, configuration());
    timeZone.ifPresent(zone -> c.env("TZ", zone));
    c.env("REDISCLI_AUTH", password)
        .mount(data, "/data", m -> m.ownedBy(USER, USER))
        .port(PORT)
        .starts(ping().every(2).failsAfter(60))
        .ready(ping().every(5))
        .live(ping().every(10).failsAfter(6))
        .limits(0.5, 2L * mebibytes);
  }

  private Expression<String> configuration() {
    return text(
        """
        bind * -::*
        requirepass {}
        dir /data
        save 60 1
        appendonly no
        maxmemory %dmb
        maxmemory-policy %s
        %s"""
            .formatted(mebibytes, policy, policy.equals(KEEPING) ? "" : CARELESS),
        password);
  }

  /** An answer that is no error: without the password or while loading, redis-cli succeeds too. */
  private static Probe ping() {
    return Probe.exec("/bin/sh", "-c", "redis-cli ping | grep -qx PONG");
  }
}
