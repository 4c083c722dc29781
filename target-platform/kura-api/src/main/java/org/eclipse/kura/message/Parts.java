// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.message;

/** The parts that any payload has. */
final class Parts {
  private Parts() {}

  static void copy(KuraPayload from, KuraPayload to) {
    to.setTimestamp(from.getTimestamp());
    to.setPosition(from.getPosition());
    to.setBody(from.getBody());
    from.metrics().forEach(to::addMetric);
  }
}
