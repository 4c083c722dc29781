// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.message;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.kilowire.conversation.Decoded;
import org.kilowire.seal.SealReason;
import org.kilowire.seal.TrustList;
import org.kilowire.seal.TrustedKey;

/**
 * The headers of those who are trusted, so that they are known by a look, and what may still be
 * spent on each of them and on all others together. A flood of headers that nobody knows costs
 * nothing of what there is for those. Any thread may call.
 */
final class KnownSenders {

  /** Header texts a key; a sender has one, and another after a change of its program. */
  private static final int MAX_HEADERS_A_KEY = 4;

  /**
   * Who a header is of.
   *
   * @param reason why of nobody
   */
  record Sender(Optional<TrustedKey> key, SealReason reason) {}

  private final SealLimits limits;
  private final LongSupplier nanos;
  private final TokenBucket strangers;

  private TrustList known = TrustList.NOBODY;
  private final Map<String, TrustedKey> byHeader = new HashMap<>();
  private final Map<String, TokenBucket> checks = new HashMap<>();

  KnownSenders(SealLimits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
    this.strangers = new TokenBucket(limits.strangersASecond(), limits.strangersAtOnce(), nanos);
  }

  /** A list that changed is another object: {@link TrustList} has no setters. */
  @SuppressWarnings("ReferenceEquality") // for each message; a list may be long
  synchronized Sender find(SealLine line, TrustList now) {
    if (now != known) {
      learn(now);
    }
    TrustedKey key = byHeader.get(line.header());
    return key != null ? new Sender(Optional.of(key), SealReason.UNKNOWN_KEY) : stranger(line);
  }

  private void learn(TrustList now) {
    known = now;
    byHeader.clear();
    now.keys().forEach(key -> byHeader.put(new SealHeader(key.kid()).text(), key));
    checks.keySet().removeIf(kid -> now.find(kid).isEmpty());
  }

  private Sender stranger(SealLine line) {
    if (!strangers.take()) {
      return new Sender(Optional.empty(), SealReason.SEAL_BUDGET_SPENT);
    }
    if (!(SealHeader.decode(line.headerOctets()) instanceof Decoded.Complete<SealHeader> header)) {
      return new Sender(Optional.empty(), SealReason.MALFORMED_SEAL);
    }
    return new Sender(known.find(header.value().kid()), SealReason.UNKNOWN_KEY);
  }

  /** Takes a check of this key's, if there is one left. */
  synchronized boolean mayCheck(TrustedKey key) {
    return checks
        .computeIfAbsent(
            key.kid(), kid -> new TokenBucket(limits.checksASecond(), limits.checksAtOnce(), nanos))
        .take();
  }

  /** This header is that of a key that has signed: it is no stranger's any more. */
  synchronized void proven(SealLine line, TrustedKey key) {
    if (byHeader.containsKey(line.header()) || !known.find(key.kid()).equals(Optional.of(key))) {
      return;
    }
    long headers = byHeader.values().stream().filter(key::equals).count();
    if (headers < MAX_HEADERS_A_KEY) {
      byHeader.put(line.header(), key);
    }
  }
}
