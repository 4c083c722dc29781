// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.push;

import java.util.Optional;
import org.kilowire.iec62056.dataset.DataMessage;
import org.kilowire.iec62056.frame.Crc16;

/**
 * What a meter has sent without being asked (IEC 62056-21, 6.4.4; DSMR P1).
 *
 * @param identification its first line: {@code /XXX5...}
 * @param message its data sets
 * @param proof the CRC that it passed; empty where it has none
 */
public record Telegram(String identification, DataMessage message, Optional<Crc16> proof) {}
