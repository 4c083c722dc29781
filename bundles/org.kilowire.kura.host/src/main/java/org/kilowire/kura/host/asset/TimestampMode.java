// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.asset;

/** Which times an asset's record has. */
enum TimestampMode {
  NO_TIMESTAMPS,
  PER_CHANNEL,
  /** One: when the asset made the record. */
  SINGLE_ASSET_GENERATED,
  /** One: the latest of the driver's. */
  SINGLE_DRIVER_GENERATED_MAX,
  /** One: the earliest of the driver's. */
  SINGLE_DRIVER_GENERATED_MIN
}
