// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.signon;

/** The protocol modes of IEC 62056-21, clause 6.4, that begin with a request. */
public enum Mode {
  /** The data follow the identification, at the same rate (6.4.1). */
  A,
  /** The data follow the identification, at the rate it names (6.4.2). */
  B,
  /** The data follow an acknowledgement that proposes a rate (6.4.3). */
  C
}
