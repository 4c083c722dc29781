// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.message;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.kilowire.contract.MessageKind;
import org.kilowire.seal.SealVectors;
import org.kilowire.seal.TrustList;

/** Any octets, with and without a trusted header before them: never anybody's, never thrown. */
public final class SealFuzz {

  private static final TrustList TRUST =
      new TrustList(List.of(Sides.receipts(SealVectors.keys())), false);
  private static final String HEADER = new SealHeader(TRUST.keys().get(0).kid()).text() + ".";

  private SealFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    check(input);
    check((HEADER + text).getBytes(StandardCharsets.ISO_8859_1));
    check(
        (HEADER + SealLine.ENCODER.encodeToString(input) + "." + "A".repeat(86) + "\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    check(
        (SealLine.ENCODER.encodeToString(("{" + text).getBytes(StandardCharsets.ISO_8859_1))
                + ".e30."
                + "A".repeat(86)
                + "\n")
            .getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void check(byte[] message) {
    AtomicLong nanos = new AtomicLong();
    SealCheck check =
        new SealCheck(() -> TRUST, SeenNumbers.inMemory(), SealLimits.GATEWAY, nanos::get);
    for (MessageKind kind : MessageKind.values()) {
      if (!(check.check(kind, Sides.GATEWAY, message) instanceof Verdict.Refused)) {
        throw new AssertionError("somebody stands for octets that nobody signed");
      }
    }
  }
}
