// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu91;

import org.kilowire.sv.AsduView;

/**
 * An ASDU of IEC 60044-8 that has been checked, seen through its layout. A subclass says in which
 * format it came, and moves the window.
 */
public abstract class AsduWindow implements AsduView {

  private static final int LN_NAME_AT = 2;
  private static final int DATA_SET_NAME_AT = 3;
  private static final int LD_NAME_AT = 4;
  private static final int PHASE_CURRENT_AT = 6;
  private static final int NEUTRAL_CURRENT_AT = 8;
  private static final int PHASE_VOLTAGE_AT = 10;
  private static final int DELAY_AT = 12;
  private static final int UNIVERSAL_IDENTITY = 4;

  private static final int SENSOR_TYPE_AT = 0;
  private static final int SENSOR_TEMPERATURE_AT = 1;
  private static final int SENSOR_DELAY_AT = 2;

  private byte[] octets = new byte[AsduLayout.UNIVERSAL.length()];
  private int at;
  private AsduLayout layout = AsduLayout.UNIVERSAL;

  /** For subclasses that know {@code layout.length()} octets to be there. */
  protected AsduWindow() {}

  /**
   * Moves the window; the octets must be there. References are written only where they change: each
   * that is written costs the collector's barrier.
   */
  @SuppressWarnings("ReferenceEquality") // whether it must be written, not whether it is equal
  protected final void move(byte[] to, int where, AsduLayout seen) {
    at = where;
    if (octets != to) {
      octets = to;
    }
    if (layout != seen) {
      layout = seen;
    }
  }

  /** How this ASDU is laid out. */
  public final AsduLayout layout() {
    return layout;
  }

  /** Where the ASDU begins in {@link #octets}. */
  public final int offset() {
    return at;
  }

  @Override
  public final byte[] octets() {
    return octets;
  }

  /** LNName, DataSetName and LDName; the type of a sensor link; else nothing. */
  @Override
  public final int identityOffset() {
    return isUniversal() ? at + LN_NAME_AT : at;
  }

  @Override
  public final int identityLength() {
    return switch (layout.header()) {
      case UNIVERSAL -> UNIVERSAL_IDENTITY;
      case SENSOR -> 1;
      case NONE -> 0;
    };
  }

  @Override
  public final int sampleOffset() {
    return at + layout.channelsAt();
  }

  @Override
  public final int sampleLength() {
    return 2 * layout.channels();
  }

  /**
   * A sample as it stands there.
   *
   * @param channel from 1 to the layout's channels
   */
  public final int sample(int channel) {
    return BigEndianWords.signed(octets, at + layout.channelsAt() + 2 * (channel - 1));
  }

  @Override
  public final int smpCnt() {
    return BigEndianWords.unsigned(octets, at + layout.smpCntAt());
  }

  /** 0 where the status word says that the synchronisation is lost. */
  @Override
  public final int smpSynch() {
    return StatusWords.syncLost(statusWords()) ? 0 : ABSENT;
  }

  @Override
  public final long confRev() {
    return octetAt(layout.confRevAt());
  }

  @Override
  public final int smpRate() {
    return octetAt(layout.smpRateAt());
  }

  /** Samples a period (0) where there is a rate. */
  @Override
  public final int smpMod() {
    return layout.smpRateAt() == ABSENT ? ABSENT : 0;
  }

  /** An absent word reads 0. */
  @Override
  public final long statusWords() {
    return (long) statusWord(layout.statusWord1At()) << 16 | statusWord(layout.statusWord2At());
  }

  private int statusWord(int where) {
    return where == ABSENT ? 0 : BigEndianWords.unsigned(octets, at + where);
  }

  private int octetAt(int where) {
    return where == ABSENT ? ABSENT : octets[at + where] & 0xFF;
  }

  /** 0..255, or {@link #ABSENT}. */
  public final int lnName() {
    return isUniversal() ? octetAt(LN_NAME_AT) : ABSENT;
  }

  /** 0..255, or {@link #ABSENT}. */
  public final int dataSetName() {
    return isUniversal() ? octetAt(DATA_SET_NAME_AT) : ABSENT;
  }

  /** 0..65535, or {@link #ABSENT}. */
  public final int ldName() {
    return universal(LD_NAME_AT);
  }

  /** PhsA.Artg in A, or {@link #ABSENT}. */
  public final int ratedPhaseCurrent() {
    return universal(PHASE_CURRENT_AT);
  }

  /** Neut.Artg in A, or {@link #ABSENT}. */
  public final int ratedNeutralCurrent() {
    return universal(NEUTRAL_CURRENT_AT);
  }

  /** PhsA.Vrtg as it stands there, or {@link #ABSENT}. */
  public final int ratedPhaseVoltage() {
    return universal(PHASE_VOLTAGE_AT);
  }

  /** Rated delay in us, or {@link #ABSENT}. */
  public final int delayMicros() {
    return switch (layout.header()) {
      case UNIVERSAL -> BigEndianWords.unsigned(octets, at + DELAY_AT);
      case SENSOR -> BigEndianWords.unsigned(octets, at + SENSOR_DELAY_AT);
      case NONE -> ABSENT;
    };
  }

  /** Of a link between sensor and merging unit: 0..255, else {@link #ABSENT}. */
  public final int sensorType() {
    return isSensor() ? octetAt(SENSOR_TYPE_AT) : ABSENT;
  }

  /** Of a link between sensor and merging unit in C, -128..127; else {@link Integer#MIN_VALUE}. */
  public final int sensorTemperature() {
    return isSensor() ? octets[at + SENSOR_TEMPERATURE_AT] : Integer.MIN_VALUE;
  }

  private int universal(int where) {
    return isUniversal() ? BigEndianWords.unsigned(octets, at + where) : ABSENT;
  }

  private boolean isUniversal() {
    return layout.header() == AsduLayout.Header.UNIVERSAL;
  }

  private boolean isSensor() {
    return layout.header() == AsduLayout.Header.SENSOR;
  }
}
