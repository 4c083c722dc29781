// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

/** What a meter shows of its clock. Its rows are stamped all the same. */
public enum ShownClock {
  /** The time. */
  TIME,
  /** A date-time of which nothing is specified: FF in every field. */
  UNDEFINED,
  /** GET of its attributes is refused. */
  REFUSED,
  /** The association has no such object. */
  ABSENT
}
