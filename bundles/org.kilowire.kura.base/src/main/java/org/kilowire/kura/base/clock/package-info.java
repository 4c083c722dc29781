// SPDX-License-Identifier: Apache-2.0
/** The gateway's clocks, and whether somebody keeps the time of day right. */
package org.kilowire.kura.base.clock;
