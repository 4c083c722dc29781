// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu91;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.kilowire.conversation.Octets;

/** Writes and reads ASDUs of IEC 60044-8 as values, without the check sequences of FT3. */
public final class AsduCodec {

  private AsduCodec() {}

  static Asdu91 decode(AsduWindow view) {
    return new Asdu91(
        view.layout(),
        header(view),
        samples(view),
        StatusWords.of(view.statusWords()),
        view.smpCnt(),
        view.smpRate(),
        (int) view.confRev());
  }

  private static AsduHeader header(AsduWindow view) {
    return switch (view.layout().header()) {
      case UNIVERSAL ->
          new AsduHeader.Universal(
              view.lnName(),
              view.dataSetName(),
              view.ldName(),
              view.ratedPhaseCurrent(),
              view.ratedNeutralCurrent(),
              view.ratedPhaseVoltage(),
              view.delayMicros());
      case SENSOR ->
          new AsduHeader.Sensor(view.sensorType(), view.sensorTemperature(), view.delayMicros());
      case NONE -> new AsduHeader.None();
    };
  }

  private static Octets samples(AsduWindow view) {
    int from = view.sampleOffset();
    return Octets.of(Arrays.copyOfRange(view.octets(), from, from + view.sampleLength()));
  }

  /**
   * Writes an ASDU; what its layout has no name for is 0. {@code layout.length()} octets must be
   * there.
   *
   * @return where it ends
   */
  public static int encode(Asdu91 asdu, byte[] target, int at, int lengthField) {
    AsduLayout layout = asdu.layout();
    int end = at + layout.length();
    Arrays.fill(target, at, end, (byte) 0);
    header(asdu.header(), ByteBuffer.wrap(target, at, layout.length()), lengthField);
    asdu.samples()
        .putInto(ByteBuffer.wrap(target, at + layout.channelsAt(), 2 * layout.channels()));
    AsduPatch patch = new AsduPatch();
    patch.move(target, at, layout);
    patch.statusWords(asdu.statusWords().bits());
    patch.smpCnt(asdu.smpCnt());
    patch.octet(layout.smpRateAt(), asdu.smpRate());
    patch.octet(layout.confRevAt(), asdu.confRev());
    return end;
  }

  private static void header(AsduHeader header, ByteBuffer out, int lengthField) {
    if (header instanceof AsduHeader.Universal universal) {
      out.putShort((short) lengthField);
      out.put((byte) universal.lnName()).put((byte) universal.dataSetName());
      out.putShort((short) universal.ldName());
      out.putShort((short) universal.ratedPhaseCurrent());
      out.putShort((short) universal.ratedNeutralCurrent());
      out.putShort((short) universal.ratedPhaseVoltage());
      out.putShort((short) universal.delayMicros());
    } else if (header instanceof AsduHeader.Sensor sensor) {
      out.put((byte) sensor.type()).put((byte) sensor.temperature());
      out.putShort((short) sensor.delayMicros());
    }
  }
}
