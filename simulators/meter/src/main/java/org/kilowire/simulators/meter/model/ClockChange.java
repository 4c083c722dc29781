// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import java.time.Instant;

/**
 * A setting of a meter's clock.
 *
 * @param at when it really was
 * @param before what the clock showed
 * @param after what it was set to
 */
public record ClockChange(Instant at, Instant before, Instant after) {}
