package dev.trainyard.apps.uro;

import dev.trainyard.generator.block.Redis;

/** The Redis that holds who is logged in, and nothing else. */
final class Sessions {

  /** Every session ends some day; when memory runs out, the one that ends first goes. */
  static final Redis REDIS =
      Redis.redis("redis", Wizard.SESSIONS).dropping("volatile-ttl").timeZone(Wizard.TIME_ZONE);

  private Sessions() {}
}
