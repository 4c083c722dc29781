// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.time.Instant;

/**
 * What a reading of a profile covered.
 *
 * @param rows how many rows were in the window asked for
 * @param passedOver how many rows the meter sent from outside the window
 */
public record Coverage(Instant from, Instant to, long rows, long passedOver) {}
