// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

/** What a meter can do. */
public enum Ability {
  REGISTERS,
  PROFILE,
  PROFILE_BY_RANGE,
  CLOCK,
  SET_CLOCK,
  RELAY
}
