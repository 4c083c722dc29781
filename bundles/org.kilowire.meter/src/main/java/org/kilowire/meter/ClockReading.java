// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.time.Instant;
import org.kilowire.conversation.Octets;

/**
 * A meter's clock.
 *
 * @param time what it showed
 * @param raw as it was sent
 * @param at the gateway's monotonic time, in ns, in the middle of request and answer
 * @param doubtful whether the meter says that its clock is invalid or doubtful, or what it showed
 *     stands for two moments, of which {@code time} is the earlier
 */
public record ClockReading(Instant time, Octets raw, long at, boolean doubtful) {}
