// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.session;

/**
 * What the reading of a profile or log came to.
 *
 * @param rows given to the sink
 * @param outside rows that the meter sent beyond the window that it was asked for, passed over
 * @param unreadable rows and headers that could not be read
 * @param emptyWindows requests that the meter had nothing for
 */
public record ProfileCoverage(long rows, long outside, long unreadable, int emptyWindows) {}
