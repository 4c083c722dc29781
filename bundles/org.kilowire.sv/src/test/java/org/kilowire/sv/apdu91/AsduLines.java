// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.apdu91;

import java.util.Random;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.AsduView;

/** ASDUs at random, and a line of text with every field of one. */
public final class AsduLines {

  private AsduLines() {}

  /** Absent members are a hyphen. */
  public static String line(AsduWindow view) {
    StringBuilder text = new StringBuilder();
    switch (view.layout().header()) {
      case UNIVERSAL ->
          text.append(
                  "ln=%d ds=%d ld=%d ".formatted(view.lnName(), view.dataSetName(), view.ldName()))
              .append(
                  "artg=%d neut=%d "
                      .formatted(view.ratedPhaseCurrent(), view.ratedNeutralCurrent()))
              .append("vrtg=%d delay=%d ".formatted(view.ratedPhaseVoltage(), view.delayMicros()));
      case SENSOR ->
          text.append("type=%d temp=%d ".formatted(view.sensorType(), view.sensorTemperature()))
              .append("delay=%d ".formatted(view.delayMicros()));
      case NONE -> text.append("");
    }
    text.append("ch=");
    for (int channel = 1; channel <= view.layout().channels(); channel++) {
      text.append(channel == 1 ? "" : ",").append(view.sample(channel));
    }
    text.append(" sw=%08X cnt=%d".formatted(view.statusWords(), view.smpCnt()));
    return text.append(" rate=" + member(view.smpRate()) + " rev=" + member(view.confRev()))
        .toString();
  }

  private static String member(long value) {
    return value == AsduView.ABSENT ? "-" : Long.toString(value);
  }

  /** Any ASDU of a layout. */
  public static Asdu91 any(Random random, AsduLayout layout) {
    byte[] samples = new byte[2 * layout.channels()];
    random.nextBytes(samples);
    int word1 = layout.statusWord1At() == AsduView.ABSENT ? 0 : random.nextInt(0x10000);
    int word2 = layout.statusWord2At() == AsduView.ABSENT ? 0 : random.nextInt(0x10000);
    return new Asdu91(
        layout,
        header(random, layout),
        Octets.of(samples),
        new StatusWords(word1, word2),
        random.nextInt(0x10000),
        layout.smpRateAt() == AsduView.ABSENT ? AsduView.ABSENT : 1 + random.nextInt(255),
        layout.confRevAt() == AsduView.ABSENT ? AsduView.ABSENT : random.nextInt(256));
  }

  private static AsduHeader header(Random random, AsduLayout layout) {
    return switch (layout.header()) {
      case UNIVERSAL ->
          new AsduHeader.Universal(
              random.nextInt(256),
              dataSetName(random, layout),
              random.nextInt(0x10000),
              random.nextInt(0x10000),
              random.nextInt(0x10000),
              random.nextInt(0x10000),
              random.nextInt(0x10000));
      case SENSOR ->
          new AsduHeader.Sensor(
              random.nextInt(256), random.nextInt(256) - 128, random.nextInt(0x10000));
      case NONE -> new AsduHeader.None();
    };
  }

  /** Where a length stands for two layouts of 9-1, the name tells which. */
  private static int dataSetName(Random random, AsduLayout layout) {
    return switch (layout.name()) {
      case "universal-without-rate" -> 1;
      case "state-grid-22" -> 0xFE;
      default -> 2 + random.nextInt(200);
    };
  }
}
