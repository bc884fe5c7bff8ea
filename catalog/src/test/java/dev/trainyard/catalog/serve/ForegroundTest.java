package dev.trainyard.catalog.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ForegroundTest {

  @Test
  void aServerThatIsNeverDoneWithItsClientsKeepsNoProcessAlive() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Foreground.close(
        () -> {
          begun.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        },
        Duration.ofMillis(10));

    assertThat(never.getCount()).as("it goes on without it").isOne();
    begun.await();
    never.countDown();
  }
}
