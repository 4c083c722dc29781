// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.sv.push;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.kilowire.kura.driver.sv.window.StreamUnits;
import org.kilowire.kura.driver.sv.window.StreamWindow;
import org.kilowire.kura.driver.sv.window.WindowLength;
import org.kilowire.kura.driver.sv.window.WindowPart;
import org.kilowire.kura.driver.sv.window.WindowQuantity;
import org.kilowire.meter.Column;
import org.kilowire.meter.Quantity;
import org.kilowire.sv.dataset.ChannelMap;

/** The columns that windows of a map have, in the order of the map. */
final class StreamColumns {

  private static final String SV = "sv:";
  private static final Quantity MISSING = new Quantity(SV + "missing");

  private record Spec(
      Quantity quantity, StreamUnits units, WindowQuantity what, WindowPart part, int index) {

    Column column(List<StreamWindow> windows) {
      long[] values = new long[windows.size()];
      BitSet present = new BitSet(values.length);
      double scale = Math.pow(10, units.decimals());
      for (int i = 0; i < values.length; i++) {
        double value = windows.get(i).value(what, part, index);
        if (!Double.isNaN(value)) {
          values[i] = Math.round(value * scale);
          present.set(i);
        }
      }
      return new Column(quantity, units.unit(), -units.decimals(), values, present, List.of());
    }
  }

  private final ChannelMap map;
  private final WindowLength length;
  private final List<Spec> specs = new ArrayList<>();

  StreamColumns(ChannelMap map, WindowLength length) {
    this.map = map;
    this.length = length;
    for (int i = 0; i < map.channels().size(); i++) {
      if (map.channels().get(i).isWaveform()) {
        String name = map.channels().get(i).name();
        add(name + "/rms", WindowQuantity.RMS, i);
        if (length == WindowLength.SECOND) {
          add(name + "/magnitude", WindowQuantity.MAGNITUDE, i);
          add(name + "/angle", WindowQuantity.ANGLE, i);
        }
      }
    }
    add("frequency", WindowQuantity.FREQUENCY, 0);
    for (int i = 0; i < map.pairs().size(); i++) {
      String name = map.pairs().get(i).name();
      add(name + "/p", WindowQuantity.P, i);
      add(name + "/q", WindowQuantity.Q, i);
      add(name + "/s", WindowQuantity.S, i);
    }
  }

  private void add(String name, WindowQuantity what, int index) {
    for (WindowPart part : WindowPart.values()) {
      if (part == WindowPart.MEAN) {
        specs.add(spec(name, what, part, index));
      } else if (length != WindowLength.SECOND) {
        specs.add(spec(name + "/" + part.code(), what, part, index));
      }
    }
  }

  private Spec spec(String name, WindowQuantity what, WindowPart part, int index) {
    return new Spec(new Quantity(SV + name), StreamUnits.of(map, what, index), what, part, index);
  }

  /** Whether these are the columns of this window. */
  boolean fit(StreamWindow window) {
    return window.length() == length && window.map().equals(map);
  }

  /** What these windows have, a row each. */
  List<Column> of(List<StreamWindow> windows) {
    List<Column> columns = new ArrayList<>();
    specs.forEach(spec -> columns.add(spec.column(windows)));
    long[] missing = windows.stream().mapToLong(StreamWindow::missing).toArray();
    columns.add(Column.of(MISSING, "", 0, missing));
    return columns;
  }
}
