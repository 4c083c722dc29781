// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store.outbox;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.kilowire.store.OutboxStatus;
import org.kilowire.store.Released;
import org.kilowire.store.StoreFullException;

/** Counts what the outbox does, from the store's opening on. */
final class OutboxCounts {

  final AtomicLong appended = new AtomicLong();
  final AtomicLong commits = new AtomicLong();
  final AtomicLong full = new AtomicLong();
  final AtomicLong failed = new AtomicLong();
  final AtomicLong batches = new AtomicLong();
  final AtomicLong resends = new AtomicLong();
  final AtomicLong pruned = new AtomicLong();
  private final AtomicLong releasing = new AtomicLong();
  private final AtomicLong repeated = new AtomicLong();
  private final AtomicLong renewed = new AtomicLong();
  private final Map<Released.Fault, AtomicLong> refused = new EnumMap<>(Released.Fault.class);

  OutboxCounts() {
    for (Released.Fault fault : Released.Fault.values()) {
      refused.put(fault, new AtomicLong());
    }
  }

  void count(Released released) {
    if (released instanceof Released.UpTo) {
      releasing.incrementAndGet();
    } else if (released instanceof Released.Already) {
      repeated.incrementAndGet();
    } else if (released instanceof Released.Renewed) {
      renewed.incrementAndGet();
    } else if (released instanceof Released.Refused refusal) {
      refused.get(refusal.fault()).incrementAndGet();
    }
  }

  void countFailure(Throwable failure) {
    (failure instanceof StoreFullException ? full : failed).incrementAndGet();
  }

  OutboxStatus.Counts counts() {
    Map<Released.Fault, Long> faults = new EnumMap<>(Released.Fault.class);
    refused.forEach((fault, count) -> faults.put(fault, count.get()));
    return new OutboxStatus.Counts(
        appended.get(),
        commits.get(),
        full.get(),
        failed.get(),
        batches.get(),
        resends.get(),
        releasing.get(),
        repeated.get(),
        faults,
        renewed.get(),
        pruned.get());
  }
}
