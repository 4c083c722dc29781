// SPDX-License-Identifier: Apache-2.0
/**
 * A Kura Driver that reads meters by IEC 62056-21, and hears those that send by themselves. It
 * writes what somebody has allowed by name; it never switches a relay or sets a clock.
 */
package org.kilowire.kura.driver.iec62056;
