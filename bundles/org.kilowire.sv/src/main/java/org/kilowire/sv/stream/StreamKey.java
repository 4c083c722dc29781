// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.stream;

import org.kilowire.conversation.Octets;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.ethernet.MacAddress;

/**
 * What tells one stream from all others. It belongs to the ASDU, not to the frame: one frame may
 * carry ASDUs of several streams.
 *
 * @param port the interface's number
 * @param vlan 0..4095, or {@link Reception#UNTAGGED}, which differs from 0
 * @param source MAC address, 48 bits; 0 for FT3
 * @param appId 0..65535; 0 for FT3
 * @param identity svID; LNName, DataSetName and LDName in 9-1 and FT3, 4 octets
 * @param simulated the simulated bit: a simulated stream is a twin, never the stream itself
 */
public record StreamKey(
    int port,
    int vlan,
    long source,
    int appId,
    SvFormat format,
    Octets identity,
    boolean simulated) {

  /**
   * svID as text, or {@code LN2/DS1/LD1} for 9-1 and FT3. Characters that do not print are dots.
   */
  public String name() {
    if (format != SvFormat.IEC_61850_9_2 && identity.length() == 4) {
      int device = identity.at(2) << 8 | identity.at(3);
      return "LN" + identity.at(0) + "/DS" + identity.at(1) + "/LD" + device;
    }
    StringBuilder text = new StringBuilder(identity.length());
    for (int i = 0; i < identity.length(); i++) {
      int octet = identity.at(i);
      text.append(octet >= ' ' && octet < 0x7F ? (char) octet : '.');
    }
    return text.toString();
  }

  /** {@code 02-00-00-00-00-01}. */
  public String sourceText() {
    return new MacAddress(source).toString();
  }
}
