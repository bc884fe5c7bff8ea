package dev.trainyard.catalog.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private final List<String> done = new CopyOnWriteArrayList<>();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private final CountDownLatch all = new CountDownLatch(6);

  private Runnable work(String name) {
    return () -> {
      begun.countDown();
      try {
        go.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      done.add(name);
      all.countDown();
    };
  }

  @Test
  void eachClientHasItsTurn() throws Exception {
    Turns turns = new Turns(1, 3, 5);
    assertThat(turns.offer("a", work("a0"))).isTrue();
    begun.await();
    assertThat(turns.offer("a", work("a1"))).isTrue();
    assertThat(turns.offer("a", work("a2"))).isTrue();
    assertThat(turns.offer("a", work("a3"))).isTrue();
    assertThat(turns.offer("a", work("too much of one"))).isFalse();
    assertThat(turns.offer("b", work("b1"))).isTrue();
    assertThat(turns.offer("c", work("c1"))).isTrue();
    assertThat(turns.offer("d", work("too much at all"))).isFalse();

    go.countDown();
    all.await();

    assertThat(done).containsExactly("a0", "a1", "b1", "c1", "a2", "a3");
    turns.end();
    assertThat(turns.offer("a", work("late"))).isFalse();
  }
}
