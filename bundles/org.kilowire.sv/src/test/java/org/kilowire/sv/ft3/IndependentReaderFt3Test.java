// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.ft3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kilowire.sv.PythonReader;

/** Ten thousand frames in all, damaged ones, garbage and cut ones among them. */
final class IndependentReaderFt3Test {

  private static final long SEED = 44;

  @TempDir Path folder;

  private void agree(Ft3Options options, int frames, String... arguments) throws Exception {
    Random random = new Random(SEED);
    byte[] stream = Ft3Stream.damaged(random, options, frames);
    List<String> ours = Ft3Stream.read(stream, options, random, 1000);
    List<String> theirs = PythonReader.run(folder, "read_ft3.py", stream, arguments);
    assertThat(ours).as("seed %d", SEED).hasSizeGreaterThan(frames * 7 / 10);
    assertThat(theirs).as("seed %d", SEED).isEqualTo(ours);
  }

  @Test
  void agrees_on_what_merging_units_send() throws Exception {
    agree(Ft3Options.MERGING_UNIT, 11_000);
  }

  @Test
  void agrees_on_other_crcs() throws Exception {
    List<Ft3Layout> layouts = Ft3Layout.MERGING_UNIT;
    agree(new Ft3Options(new Ft3Crc(0xFFFF, true), layouts), 500, "--init", "FFFF");
    agree(new Ft3Options(new Ft3Crc(0xFFFF, false), layouts), 500, "--init", "FFFF", "--plain");
  }

  @Test
  void agrees_on_what_sensors_send() throws Exception {
    List<String> checked = new ArrayList<>();
    for (Ft3Layout layout : Ft3Layout.SENSORS) {
      agree(Ft3Options.of(layout), 400, "--sensor", layout.name());
      checked.add(layout.name());
    }
    assertThat(checked).hasSize(5);
  }
}
