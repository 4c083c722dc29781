// SPDX-License-Identifier: Apache-2.0
/**
 * What was captured of a line of IEC 62056-21, from files of several forms: octets as they were,
 * hexadecimal digits, dialogues. Prints nothing.
 */
package org.kilowire.cli.iec62056.capture;
