// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

/** Runs something again and again until it is closed. */
interface PeriodicTask extends AutoCloseable {

  /** Begins; to be called once. */
  void start(Runnable beat);

  /** The next beat shall not wait its turn. From any thread, before the start and after the end. */
  void soon();

  /** No beat begins after this has returned. A second call does nothing. */
  @Override
  void close();
}
