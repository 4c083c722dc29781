// SPDX-License-Identifier: Apache-2.0
/**
 * A serial line in memory: a pseudo-terminal of Linux, whose one end is a device that any program
 * opens as a port, and whose other end is a link. No meter, no protocol.
 */
package org.kilowire.simulators.pty;
