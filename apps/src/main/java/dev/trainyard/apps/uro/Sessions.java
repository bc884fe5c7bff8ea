package dev.trainyard.apps.uro;

import static dev.trainyard.generator.expression.Expressions.text;
import static dev.trainyard.generator.model.Parts.generatedSecret;
import static dev.trainyard.generator.model.Parts.hostOf;
import static dev.trainyard.generator.model.Parts.tcp;
import static dev.trainyard.generator.model.Parts.workload;

import dev.trainyard.generator.expression.Text;
import dev.trainyard.generator.model.AppSpec;
import dev.trainyard.generator.model.ContainerSpec;
import dev.trainyard.generator.model.GeneratedSecret;
import dev.trainyard.generator.model.Port;
import dev.trainyard.generator.model.Probe;
import dev.trainyard.generator.model.Workload;

/** The Redis that holds who is logged in, and nothing else. */
final class Sessions {

  static final Workload REDIS = workload("redis");
  static final Port PORT = tcp("redis", 6379);

  private static final long USER = 568;

  /** Letters and digits only: Uro takes the password out of the URL as it stands there. */
  private static final GeneratedSecret PASSWORD = generatedSecret("redis-password", 32);

  private Sessions() {}

  static void run(AppSpec a) {
    a.workload(REDIS, w -> w.runAs(USER, USER).container(Images.REDIS, Sessions::server));
  }

  /** {@code REDIS_URL} of Uro, which needs the colon before the password. */
  static Text url() {
    return text("redis://:{}@{}:" + PORT.number(), PASSWORD, hostOf(REDIS));
  }

  private static void server(ContainerSpec c) {
    String file = "/etc/redis/redis.conf";
    c.command("redis-server", file)
        .file(file, configuration())
        .env("TZ", Wizard.TIME_ZONE)
        .env("REDISCLI_AUTH", PASSWORD)
        .mount(Wizard.SESSIONS, "/data", m -> m.ownedBy(USER, USER))
        .port(PORT)
        .starts(ping().every(2).failsAfter(60))
        .ready(ping().every(5))
        .live(ping().every(10).failsAfter(6))
        .limits(0.5, 256);
  }

  /** Every session ends some day; when memory runs out, the one that ends first goes. */
  private static Text configuration() {
    return text(
        """
        bind * -::*
        requirepass {}
        dir /data
        save 60 1
        appendonly no
        maxmemory 128mb
        maxmemory-policy volatile-ttl
        """,
        PASSWORD);
  }

  /** An answer that is no error: without the password or while loading, redis-cli succeeds too. */
  private static Probe ping() {
    return Probe.exec("/bin/sh", "-c", "redis-cli ping | grep -qx PONG");
  }
}
