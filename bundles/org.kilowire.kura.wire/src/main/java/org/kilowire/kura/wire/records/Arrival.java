// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.wire.records;

import java.time.Instant;

/**
 * How an envelope came.
 *
 * @param emitter who sent it, by the pid that the envelope gives
 * @param at when, by the gateway's clock
 * @param clockProven whether that is known to be right
 */
public record Arrival(String emitter, Instant at, boolean clockProven) {}
