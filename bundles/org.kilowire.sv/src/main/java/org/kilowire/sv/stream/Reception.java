// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.stream;

/**
 * How a frame came in: what tells its streams from others besides their identity. One object serves
 * all frames of a reader, and is filled anew for each.
 */
public final class Reception {

  /** The redundant networks of IEC 62439-3. */
  public enum Lan {
    /** Neither a PRP trailer nor an HSR tag. */
    NONE,
    A,
    B
  }

  /** {@link #vlan} of a frame without a tag; 0 is a tag with priority alone. */
  public static final int UNTAGGED = -1;

  private int port;
  private int vlan;
  private long source;
  private int appId;
  private boolean simulated;
  private Lan lan = Lan.NONE;
  private long at;
  private long frame;

  /**
   * A frame of Ethernet.
   *
   * @param onPort the interface's number; both ports of a PRP node have one
   * @param inVlan 0..4095, or {@link #UNTAGGED}
   * @param fromMac 48 bits
   * @param ofAppId 0..65535
   * @param isSimulated the simulated bit
   * @param overLan which of the redundant networks it came over
   * @param atNanos when it came
   */
  public Reception ethernet(
      int onPort,
      int inVlan,
      long fromMac,
      int ofAppId,
      boolean isSimulated,
      Lan overLan,
      long atNanos) {
    port = onPort;
    vlan = inVlan;
    source = fromMac;
    appId = ofAppId;
    simulated = isSimulated;
    lan = overLan;
    at = atNanos;
    frame++;
    return this;
  }

  /** A frame of FT3, whose port is all that is known of where it came from. */
  public Reception serial(int onPort, long atNanos) {
    return ethernet(onPort, UNTAGGED, 0, 0, false, Lan.NONE, atNanos);
  }

  public int port() {
    return port;
  }

  public int vlan() {
    return vlan;
  }

  public long source() {
    return source;
  }

  public int appId() {
    return appId;
  }

  public boolean simulated() {
    return simulated;
  }

  public Lan lan() {
    return lan;
  }

  /** Nanoseconds; since 1970 where the frame has such a stamp. */
  public long at() {
    return at;
  }

  /** Counts the frames of this reader. */
  long frame() {
    return frame;
  }
}
