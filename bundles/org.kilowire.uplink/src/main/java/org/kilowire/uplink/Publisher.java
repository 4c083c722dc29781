// SPDX-License-Identifier: Apache-2.0
package org.kilowire.uplink;

/** Puts octets on their way to the IMS, and later tells what became of this {@code number}. */
@FunctionalInterface
interface Publisher {

  void publish(byte[] payload, long number);
}
