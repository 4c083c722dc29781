// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.mergingunit.frame;

import org.kilowire.simulators.mergingunit.EthernetHead;
import org.kilowire.sv.SvFormat;
import org.kilowire.sv.apdu91.AsduHeader;
import org.kilowire.sv.apdu91.AsduLayout;
import org.kilowire.sv.dataset.ChannelMap;
import org.kilowire.sv.ft3.Ft3Crc;
import org.kilowire.sv.ft3.Ft3Layout;

/** What the frames of a stream look like, but for their samples. */
public sealed interface StreamShape {

  /** The stream's name in reports. */
  String id();

  ChannelMap map();

  /** ASDUs a frame. */
  int asdus();

  SvFormat format();

  /** The largest wrap that smpCnt has room for. */
  default int countLimit() {
    return 1 << 16;
  }

  /** Whether frames go over Ethernet. */
  default boolean isEthernet() {
    return true;
  }

  /** Around the APDUs. */
  EthernetHead head();

  /** Makes the frame that is changed and sent again and again. */
  FrameTemplate template(int samplesPerSecond);

  /**
   * IEC 61850-9-2.
   *
   * @param id svID
   * @param asdus 1..16
   * @param confRev 0..4294967295
   * @param smpSynch as long as synchronisation is not lost, 0..255
   * @param allMembers whether datSet, refrTm, smpRate, smpMod and gmIdentity are there too
   * @param countOctets 2, or 3 for smpCnt above 65535
   */
  record Of92(
      String id,
      ChannelMap map,
      int asdus,
      EthernetHead head,
      long confRev,
      int smpSynch,
      boolean allMembers,
      int countOctets)
      implements StreamShape {

    public Of92 {
      require(asdus >= 1 && asdus <= 16, "ASDUs must be 1..16: " + asdus);
      requireFormat(map, SvFormat.IEC_61850_9_2);
    }

    /** Synchronised globally, only what each ASDU must have. */
    public static Of92 of(String svId, ChannelMap map, int asdus, EthernetHead head) {
      return new Of92(svId, map, asdus, head, 1, 2, false, 2);
    }

    @Override
    public SvFormat format() {
      return SvFormat.IEC_61850_9_2;
    }

    @Override
    public int countLimit() {
      return 1 << (8 * countOctets);
    }

    @Override
    public FrameTemplate template(int samplesPerSecond) {
      return new Template92(this, samplesPerSecond);
    }
  }

  /**
   * IEC 61850-9-1.
   *
   * @param id in reports
   * @param asdus 1..16
   * @param layout with as many channels as the map
   * @param header with the rated values
   * @param smpRate samples a period, 0..255, where the layout has it
   */
  record Of91(
      String id,
      ChannelMap map,
      int asdus,
      EthernetHead head,
      AsduLayout layout,
      AsduHeader.Universal header,
      int smpRate)
      implements StreamShape {

    public Of91 {
      require(asdus >= 1 && asdus <= 16, "ASDUs must be 1..16: " + asdus);
      requireFormat(map, SvFormat.IEC_61850_9_1);
      requireChannels(map, layout);
    }

    @Override
    public SvFormat format() {
      return SvFormat.IEC_61850_9_1;
    }

    @Override
    public FrameTemplate template(int samplesPerSecond) {
      return new Template91(this);
    }
  }

  /**
   * FT3.
   *
   * @param id in reports
   * @param layout with as many channels as the map
   * @param header of the layout's kind
   * @param smpRate samples a period, 0..255, where the layout has it
   */
  record OfFt3(
      String id, ChannelMap map, Ft3Layout layout, Ft3Crc crc, AsduHeader header, int smpRate)
      implements StreamShape {

    public OfFt3 {
      requireFormat(map, SvFormat.FT3);
      requireChannels(map, layout.asdu());
    }

    @Override
    public int asdus() {
      return 1;
    }

    @Override
    public SvFormat format() {
      return SvFormat.FT3;
    }

    @Override
    public boolean isEthernet() {
      return false;
    }

    @Override
    public EthernetHead head() {
      throw new IllegalStateException("FT3 has no Ethernet around it");
    }

    @Override
    public FrameTemplate template(int samplesPerSecond) {
      return new TemplateFt3(this);
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static void requireFormat(ChannelMap map, SvFormat format) {
    require(map.formats().contains(format), map.id() + " is no map for " + format.id());
    require(map.problems().isEmpty(), map.id() + " cannot be used: " + map.problems());
  }

  private static void requireChannels(ChannelMap map, AsduLayout layout) {
    require(
        map.sampleOctets() == 2 * layout.channels(),
        map.id() + " has other channels than " + layout.name());
  }
}
