// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

/**
 * The last row of a series that is safe in the store, in the order of the meter's archive: after
 * the meter's clock was set back it may be earlier than one before it.
 *
 * @param time UTC, ms since 1970
 * @param ordinal its number among rows of equal time
 */
public record Watermark(long time, int ordinal) {}
