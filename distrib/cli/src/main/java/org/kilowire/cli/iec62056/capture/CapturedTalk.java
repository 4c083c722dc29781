// SPDX-License-Identifier: Apache-2.0
package org.kilowire.cli.iec62056.capture;

/**
 * What one side said without a break.
 *
 * @param byMeter whether the meter did
 * @param octets without parity; nobody changes them
 */
@SuppressWarnings("ArrayRecordComponent")
public record CapturedTalk(boolean byMeter, byte[] octets) {}
