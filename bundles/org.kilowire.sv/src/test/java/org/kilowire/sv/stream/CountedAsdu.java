// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.stream;

import java.nio.charset.StandardCharsets;
import org.kilowire.sv.AsduView;
import org.kilowire.sv.SvFormat;

/** An ASDU of which only what a stream looks at is there. */
final class CountedAsdu implements AsduView {

  private final byte[] identity;
  int smpCnt;
  int smpSynch = 2;
  long confRev = 1;
  long gmIdentity;
  int sampleLength = 64;
  int smpRate = ABSENT;
  int smpMod = ABSENT;

  CountedAsdu(String svId) {
    this.identity = svId.getBytes(StandardCharsets.US_ASCII);
  }

  CountedAsdu count(int count) {
    smpCnt = count;
    return this;
  }

  @Override
  public SvFormat format() {
    return SvFormat.IEC_61850_9_2;
  }

  @Override
  public byte[] octets() {
    return identity;
  }

  @Override
  public int identityOffset() {
    return 0;
  }

  @Override
  public int identityLength() {
    return identity.length;
  }

  @Override
  public int sampleOffset() {
    return 0;
  }

  @Override
  public int sampleLength() {
    return sampleLength;
  }

  @Override
  public int smpCnt() {
    return smpCnt;
  }

  @Override
  public int smpSynch() {
    return smpSynch;
  }

  @Override
  public long confRev() {
    return confRev;
  }

  @Override
  public int smpRate() {
    return smpRate;
  }

  @Override
  public int smpMod() {
    return smpMod;
  }

  @Override
  public long statusWords() {
    return ABSENT;
  }

  @Override
  public long gmIdentity() {
    return gmIdentity;
  }
}
