// SPDX-License-Identifier: Apache-2.0
package org.kilowire.link;

import java.time.Duration;
import org.kilowire.conversation.LineSettings;

/**
 * What a link's URI says behind its question mark, with the defaults filled in.
 *
 * @param open how long opening may take: the connect of {@code tcp} and {@code rfc2217} (option
 *     {@code connect}), the wait for the meter's call of {@code tcp-listen} (option {@code wait})
 * @param idle how long a line is kept open after a lease, for the next one
 * @param settings how a serial line runs; over IP the line behind a converter, with parity made in
 *     software, and a baud rate that means nothing
 * @param signals what a serial port's control signals are
 * @param datagram whether a pipe carries datagrams
 */
public record LinkOptions(
    Duration open,
    Duration idle,
    LineSettings settings,
    ControlSignals signals,
    boolean datagram) {}
