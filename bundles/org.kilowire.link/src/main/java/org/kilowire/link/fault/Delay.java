// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link.fault;

/** How a delay passes: tests move time by hand. */
@FunctionalInterface
public interface Delay {

  /** Returns when {@code nanos} have passed. */
  void pass(long nanos) throws InterruptedException;
}
