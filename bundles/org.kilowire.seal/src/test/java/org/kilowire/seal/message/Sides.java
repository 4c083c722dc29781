// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.message;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.kilowire.contract.MessageKind;
import org.kilowire.conversation.Reason;
import org.kilowire.seal.KeyPairs;
import org.kilowire.seal.SealVectors;
import org.kilowire.seal.TrustList;
import org.kilowire.seal.TrustRole;
import org.kilowire.seal.TrustedKey;

/** An IMS that seals receipts, and a gateway that checks them. */
final class Sides {

  static final String GATEWAY = "gw-1";
  static final UUID EPOCH = UUID.fromString("11111111-2222-4333-8444-555555555555");
  static final byte[] BODY = "{\"version\":1}".getBytes(StandardCharsets.UTF_8);

  final KeyPairs keys = SealVectors.keys();
  final AtomicLong numbers = new AtomicLong(6);
  final AtomicLong nanos = new AtomicLong();
  final Sealer ims = new Sealer(keys, numbers::incrementAndGet);
  TrustList trust = new TrustList(List.of(receipts(keys)), false);
  final SealCheck gateway = check(SealLimits.GATEWAY);

  static TrustedKey receipts(KeyPairs keys) {
    return TrustedKey.of(keys.publicKeys(), TrustRole.RECEIPT, Optional.empty());
  }

  SealCheck check(SealLimits limits) {
    return new SealCheck(() -> trust, SeenNumbers.inMemory(), limits, nanos::get);
  }

  byte[] receipt() {
    return ims.seal(MessageKind.RECEIPT, GATEWAY, Optional.of(EPOCH), BODY);
  }

  Verdict check(byte[] message) {
    return gateway.check(MessageKind.RECEIPT, GATEWAY, message);
  }

  /** Why {@code verdict} refuses, or null. */
  static Reason reason(Verdict verdict) {
    return verdict instanceof Verdict.Refused refused ? refused.reason() : null;
  }
}
