// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.stream;

import org.kilowire.sv.AsduView;
import org.kilowire.sv.stream.StreamEvent.Kind;

/** What a stream last said of itself; what it says otherwise is an event. One owner. */
final class StreamClaims {

  private int smpSynch;
  private long confRev;
  private long gmIdentity;
  private int sampleLength;

  /** Takes what the first ASDU says. */
  void begin(AsduView asdu) {
    smpSynch = asdu.smpSynch();
    confRev = asdu.confRev();
    gmIdentity = asdu.gmIdentity();
    sampleLength = asdu.sampleLength();
  }

  /** Takes what another one says, and tells what is another thing. */
  void compare(AsduView asdu, long at, SvStream stream) {
    if (smpSynch != asdu.smpSynch()) {
      stream.tell(Kind.SYNC_CHANGED, at, smpSynch + " -> " + asdu.smpSynch());
      smpSynch = asdu.smpSynch();
    }
    if (confRev != asdu.confRev()) {
      stream.tell(Kind.CONF_REV_CHANGED, at, confRev + " -> " + asdu.confRev());
      confRev = asdu.confRev();
    }
    if (sampleLength != asdu.sampleLength()) {
      stream.tell(Kind.LAYOUT_CHANGED, at, sampleLength + " -> " + asdu.sampleLength() + " octets");
      sampleLength = asdu.sampleLength();
    }
    if (gmIdentity != asdu.gmIdentity()) {
      String was = Long.toHexString(gmIdentity);
      String is = Long.toHexString(asdu.gmIdentity());
      stream.tell(Kind.GRANDMASTER_CHANGED, at, was + " -> " + is);
      gmIdentity = asdu.gmIdentity();
    }
  }

  /** As {@link AsduView#smpSynch}. */
  int smpSynch() {
    return smpSynch;
  }

  /** As {@link AsduView#confRev}. */
  long confRev() {
    return confRev;
  }

  /** As {@link AsduView#gmIdentity}. */
  long gmIdentity() {
    return gmIdentity;
  }

  /** Octets of a sample's data. */
  int sampleLength() {
    return sampleLength;
  }
}
