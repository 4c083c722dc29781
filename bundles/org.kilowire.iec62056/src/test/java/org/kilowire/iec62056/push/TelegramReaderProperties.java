// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.push;

import java.io.ByteArrayOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.kilowire.iec62056.server.PushServer;

final class TelegramReaderProperties {

  @Property(tries = 500, seed = "62058")
  void any_octets_are_read(
      @ForAll @Size(max = 300) byte[] octets, @ForAll @IntRange(max = 60) int at) {
    byte[] telegram = PushServer.telegram(TelegramReaderTest.BODY, CrcRule.ARC);
    ByteArrayOutputStream mixed = new ByteArrayOutputStream();
    mixed.write(telegram, 0, at);
    mixed.writeBytes(octets);
    mixed.write(telegram, at, telegram.length - at);
    TelegramFuzz.fuzzerTestOneInput(mixed.toByteArray());
    TelegramFuzz.fuzzerTestOneInput(octets);
  }
}
