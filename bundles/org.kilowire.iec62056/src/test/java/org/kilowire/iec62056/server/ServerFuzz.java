// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.server;

import java.nio.ByteBuffer;
import org.kilowire.conversation.Step;
import org.kilowire.iec62056.Registers;

/** Any octets, as what a client says: the simulated meter takes them all and goes on. */
public final class ServerFuzz {

  private static final int PIECE = 5;

  private ServerFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    MeterServerSettings settings = MeterServerSettings.of("/ISK5\\2MT382", "1").withPassword("1");
    MeterServer server = MeterServer.of(settings, Registers.some());
    ByteBuffer in = ByteBuffer.allocate(8192).flip();
    long now = 1;
    int at = 0;
    Step step = server.begin(now);
    while (at < input.length && !step.isLast()) {
      now += 30_000_000;
      if (step instanceof Step.Send) {
        step = server.sent(now);
      } else if (step instanceof Step.Tune) {
        step = server.tuned(true, now);
      } else if (((Step.Await) step).until() <= now) {
        step = server.elapsed(now);
      } else {
        int length = Math.min(PIECE, input.length - at);
        in.compact().put(input, at, length).flip();
        at += length;
        step = server.received(in, now);
      }
    }
  }
}
