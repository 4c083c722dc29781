// SPDX-License-Identifier: Apache-2.0
/** When a schedule is due, by a clock on the wall that jumps. Knows no wire and no meter. */
package org.kilowire.kura.wire.due;
