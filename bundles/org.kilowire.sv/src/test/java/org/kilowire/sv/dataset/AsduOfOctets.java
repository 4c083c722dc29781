// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset;

import java.nio.charset.StandardCharsets;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.AsduView;
import org.kilowire.sv.SvFormat;

/** An ASDU that a test has made by hand. */
final class AsduOfOctets implements AsduView {

  private final SvFormat format;
  private final byte[] octets;
  private final int identityLength;
  private final int sampleOffset;
  private final int sampleLength;
  private final long statusWords;

  private AsduOfOctets(
      SvFormat format,
      byte[] octets,
      int identityLength,
      int sampleOffset,
      int sampleLength,
      long statusWords) {
    this.format = format;
    this.octets = octets;
    this.identityLength = identityLength;
    this.sampleOffset = sampleOffset;
    this.sampleLength = sampleLength;
    this.statusWords = statusWords;
  }

  /** svID and samples, nothing else. */
  static AsduOfOctets layer2(String svId, String samples) {
    String identity = Octets.of(svId.getBytes(StandardCharsets.US_ASCII)).toString();
    byte[] all = Octets.ofHex(identity + samples).toArray();
    return new AsduOfOctets(
        SvFormat.IEC_61850_9_2, all, svId.length(), svId.length(), all.length - svId.length(), -1);
  }

  /** The 46 octets of 9-1, or those of FT3 without its check sequences. */
  static AsduOfOctets ofHeader(SvFormat format, String hex) {
    byte[] all = Octets.ofHex(hex).toArray();
    long words =
        (all[38] & 0xFFL) << 24
            | (all[39] & 0xFFL) << 16
            | (all[40] & 0xFFL) << 8
            | (all[41] & 0xFFL);
    return new AsduOfOctets(format, all, 4, 14, 24, words);
  }

  /** The same ASDU with other status words. */
  AsduOfOctets with(long words) {
    return new AsduOfOctets(format, octets, identityLength, sampleOffset, sampleLength, words);
  }

  @Override
  public SvFormat format() {
    return format;
  }

  @Override
  public byte[] octets() {
    return octets;
  }

  @Override
  public int identityOffset() {
    return format == SvFormat.IEC_61850_9_2 ? 0 : 2;
  }

  @Override
  public int identityLength() {
    return identityLength;
  }

  @Override
  public int sampleOffset() {
    return sampleOffset;
  }

  @Override
  public int sampleLength() {
    return sampleLength;
  }

  @Override
  public int smpCnt() {
    return 0;
  }

  @Override
  public int smpSynch() {
    return ABSENT;
  }

  @Override
  public long confRev() {
    return ABSENT;
  }

  @Override
  public int smpRate() {
    return ABSENT;
  }

  @Override
  public int smpMod() {
    return ABSENT;
  }

  @Override
  public long statusWords() {
    return statusWords;
  }
}
