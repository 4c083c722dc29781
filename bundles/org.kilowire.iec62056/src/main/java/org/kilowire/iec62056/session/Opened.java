// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.session;

import org.kilowire.iec62056.signon.Identification;

/**
 * A programming mode that is open.
 *
 * @param identification who answered the request
 * @param operand what the meter sent with P0: its serial number, a seed, or nothing
 */
public record Opened(Identification identification, String operand) {}
