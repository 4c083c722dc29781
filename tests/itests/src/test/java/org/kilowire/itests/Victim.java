// SPDX-License-Identifier: Apache-2.0
package org.kilowire.itests;

/** Whom a kill may hit. */
enum Victim {
  GATEWAY,
  IMS,
  BROKER
}
