// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.file;

/**
 * An interface that frames were captured on.
 *
 * @param section of the file, from 0; each numbers its interfaces anew
 * @param number in its section, from 0
 * @param name as the file has it; empty where it has none, as pcap files never do
 * @param linkType of its frames, {@link #ETHERNET} or another number of the LINKTYPE list
 */
public record CaptureInterface(int section, int number, String name, int linkType) {

  /** LINKTYPE_ETHERNET. */
  public static final int ETHERNET = 1;

  static final CaptureInterface UNKNOWN = new CaptureInterface(0, 0, "", ETHERNET);

  /** Whether its frames begin with MAC addresses. */
  public boolean isEthernet() {
    return linkType == ETHERNET;
  }
}
