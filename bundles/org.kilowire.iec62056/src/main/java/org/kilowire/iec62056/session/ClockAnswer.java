// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.session;

import org.kilowire.iec62056.clock.MeterTime;

/**
 * A meter's clock.
 *
 * @param time what it showed
 * @param raw date and time as sent, a blank between them
 * @param at the pump's monotonic time in the middle of request and answer, in ns
 */
public record ClockAnswer(MeterTime time, String raw, long at) {}
