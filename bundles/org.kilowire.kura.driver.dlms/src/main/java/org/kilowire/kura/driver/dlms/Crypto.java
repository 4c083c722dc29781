// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.eclipse.kura.crypto.CryptoService;

/** Kura's encryption, while it is there. */
final class Crypto implements Supplier<CryptoService> {

  private final AtomicReference<CryptoService> service = new AtomicReference<>();

  void set(CryptoService found) {
    service.set(found);
  }

  /** A later one may have come before this one goes. */
  void unset(CryptoService gone) {
    service.compareAndSet(gone, null);
  }

  /** The service, or null. */
  @Override
  public CryptoService get() {
    return service.get();
  }
}
