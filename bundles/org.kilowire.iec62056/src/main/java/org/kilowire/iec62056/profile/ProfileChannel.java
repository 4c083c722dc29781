// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.profile;

/**
 * A column: what a header says of one value a row.
 *
 * @param id as sent: {@code 1.5}, {@code 1-0:1.5.0}, {@code C.11.10}
 * @param unit as sent; empty where there is none
 */
public record ProfileChannel(String id, String unit) {}
