// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.wrapper;

/** The running counts behind {@link WrapperCounters}; one owner. */
final class WpduCounts {

  long sent;
  long received;
  long foreign;
  long late;
  long repeated;
  long malformed;

  WrapperCounters snapshot() {
    return new WrapperCounters(sent, received, foreign, late, repeated, malformed);
  }
}
