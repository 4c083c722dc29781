// SPDX-License-Identifier: Apache-2.0
/**
 * A process bus that is heard: live sources, the monitor that they feed, and what comes of it. It
 * has no way to send.
 */
package org.kilowire.kura.driver.sv.input;
