// SPDX-License-Identifier: Apache-2.0
/** {@code kilowire iec62056}: one meter of IEC 62056-21 at the other end of a link. */
package org.kilowire.cli.iec62056;
