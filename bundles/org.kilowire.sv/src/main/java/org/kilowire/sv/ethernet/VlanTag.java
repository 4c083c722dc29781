// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ethernet;

/**
 * A VLAN tag (IEEE 802.1Q): a type and the tag control information.
 *
 * @param type the ethertype that announces it: 0x8100, 0x88A8 or 0x9100
 * @param priority 0..7; sampled values have 4 by default
 * @param dropEligible DEI; 0 in sampled values
 * @param vlanId 0..4095; 0, the default, is a priority without a VLAN, which is not the same as no
 *     tag
 */
public record VlanTag(int type, int priority, boolean dropEligible, int vlanId) {

  /** Octets of a tag. */
  public static final int LENGTH = 4;

  /** The usual type, IEEE 802.1Q. */
  public static final int C_TAG = 0x8100;

  /** The outer type of two, IEEE 802.1ad. */
  public static final int S_TAG = 0x88A8;

  /** The outer type of two in switches older than IEEE 802.1ad. */
  public static final int OLD_S_TAG = 0x9100;

  /** What sampled values have where nothing else is set: priority 4, VLAN 0. */
  public static final VlanTag DEFAULT = of(4, 0);

  public VlanTag {
    if (!isType(type)) {
      throw new IllegalArgumentException("not the type of a VLAN tag: " + type);
    }
    if (priority < 0 || priority > 7) {
      throw new IllegalArgumentException("priority 0..7: " + priority);
    }
    if (vlanId < 0 || vlanId > 0xFFF) {
      throw new IllegalArgumentException("VLAN 0..4095: " + vlanId);
    }
  }

  /** A tag of the usual type. */
  public static VlanTag of(int priority, int vlanId) {
    return new VlanTag(C_TAG, priority, false, vlanId);
  }

  /** From the tag control information, 0..65535. */
  public static VlanTag ofTci(int type, int tci) {
    return new VlanTag(type, priority(tci), (tci & 0x1000) != 0, vlanId(tci));
  }

  /** The tag control information, 0..65535. */
  public int tci() {
    return priority << 13 | (dropEligible ? 0x1000 : 0) | vlanId;
  }

  static boolean isType(int ethertype) {
    return ethertype == C_TAG || ethertype == S_TAG || ethertype == OLD_S_TAG;
  }

  static int priority(int tci) {
    return tci >> 13 & 7;
  }

  static int vlanId(int tci) {
    return tci & 0xFFF;
  }
}
