// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.component;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A service while it is there. */
final class OptionalService<T> implements Supplier<T> {

  private final AtomicReference<T> service = new AtomicReference<>();

  void set(T found) {
    service.set(found);
  }

  /** A later one may have come before this one goes. */
  void unset(T gone) {
    service.compareAndSet(gone, null);
  }

  /** The service, or null. */
  @Override
  public T get() {
    return service.get();
  }
}
