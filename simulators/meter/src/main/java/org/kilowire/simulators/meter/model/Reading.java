// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.model;

import java.time.Instant;
import org.kilowire.dlms.cosem.AttributeRef;

/**
 * A register value that a meter has answered.
 *
 * @param at the true time
 * @param clock what the meter's clock showed
 * @param what the attribute
 * @param value the number, without its scaler
 */
public record Reading(Instant at, Instant clock, AttributeRef what, long value) {}
