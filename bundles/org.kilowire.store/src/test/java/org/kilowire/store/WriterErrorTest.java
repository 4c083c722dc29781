// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kilowire.store.Some.done;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.contract.Range;

/** Errors of the Java machine on the thread that writes: one job suffers, storing goes on. */
final class WriterErrorTest {

  @TempDir private Path folder;

  private static CompletableFuture<Void> fail(Store store) {
    return store
        .database()
        .writer()
        .submit(
            transaction -> {
              throw new OutOfMemoryError("made up");
            },
            0);
  }

  @Test
  void a_job_that_ends_in_an_error_is_told_and_undone_and_the_next_is_stored() {
    try (Store store = Store.open(Some.settings(folder))) {
      CompletableFuture<Void> half =
          store
              .database()
              .writer()
              .submit(
                  transaction -> {
                    transaction.sql().update("UPDATE outbox SET last = 77");
                    throw new StackOverflowError();
                  },
                  0);
      assertThatThrownBy(() -> done(half))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("StackOverflowError");
      Some.append(store, 3);
      assertThat(store.outbox().status().last()).isEqualTo(3);
    }
    try (Store store = Store.open(Some.settings(folder))) {
      assertThat(store.outbox().status().last()).isEqualTo(3);
    }
  }

  @Test
  void those_who_share_its_transaction_are_stored_all_the_same() {
    try (Store store = Store.open(Some.settings(folder))) {
      CountDownLatch gathered = new CountDownLatch(1);
      CompletableFuture<Object> first =
          store
              .database()
              .writer()
              .submit(
                  transaction -> {
                    awaitUninterrupted(gathered);
                    return null;
                  },
                  0);
      List<CompletableFuture<Range>> appended = new ArrayList<>();
      appended.add(store.outbox().append(List.of(Some.block(1))));
      CompletableFuture<Void> failing = fail(store);
      appended.add(store.outbox().append(List.of(Some.block(2))));
      gathered.countDown();
      done(first);
      assertThatThrownBy(() -> done(failing)).isInstanceOf(StoreException.class);
      assertThat(appended).extracting(Some::done).containsExactly(new Range(1, 1), new Range(2, 2));
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void an_observer_that_ends_in_an_error_takes_nothing_back() {
    StoreSettings settings =
        Some.settings(folder)
            .observedBy(
                range -> {
                  throw new NoClassDefFoundError("made up");
                });
    try (Store store = Store.open(settings)) {
      Some.append(store, 2);
      assertThat(store.outbox().status().last()).isEqualTo(2);
    }
  }
}
