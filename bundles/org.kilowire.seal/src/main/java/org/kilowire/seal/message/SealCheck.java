// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.message;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.kilowire.contract.MessageKind;
import org.kilowire.conversation.Decoded;
import org.kilowire.seal.SealReason;
import org.kilowire.seal.TrustList;
import org.kilowire.seal.TrustedKey;

/**
 * Tells whose a message is, before anything of its body is looked at. First what costs nothing
 * (size, form, key, kind, gateway, number), by {@link #admit}; then the signature and last the
 * digest of the body, by {@link #prove}. Any thread may call.
 */
public final class SealCheck {

  /** The most that a seal adds to a message. */
  public static final int MAX_SEAL_OCTETS = SealLine.MAX_LENGTH + 1;

  private static final AlgorithmConstraints ONLY_EDDSA =
      new AlgorithmConstraints(ConstraintType.PERMIT, SealHeader.ALGORITHM);

  private final Supplier<TrustList> trust;
  private final SeenNumbers seen;
  private final KnownSenders senders;

  /**
   * A check.
   *
   * @param trust asked for each message
   * @param nanos a monotonic clock, for the limits
   */
  public SealCheck(
      Supplier<TrustList> trust, SeenNumbers seen, SealLimits limits, LongSupplier nanos) {
    this.trust = trust;
    this.seen = seen;
    this.senders = new KnownSenders(limits, nanos);
  }

  /** Whether {@code message} is one of this kind, to or from this gateway, of somebody trusted. */
  public Verdict check(MessageKind kind, String gateway, byte[] message) {
    Admission admission = admit(kind, gateway, message);
    if (admission instanceof Admission.Candidate candidate) {
      return prove(candidate);
    }
    return (Verdict) admission;
  }

  /** What costs little and is bounded, whatever the message is. */
  public Admission admit(MessageKind kind, String gateway, byte[] message) {
    TrustList now = trust.get();
    if (!SealLine.begins(message)) {
      return now.unsealed() && message.length <= kind.maxOctets()
          ? new Verdict.Unsealed(message)
          : refused(SealReason.NOT_SEALED);
    }
    Optional<SealLine> line = SealLine.of(message);
    if (line.isEmpty()) {
      return refused(SealReason.MALFORMED_SEAL);
    }
    if (message.length - line.get().bodyFrom() > kind.maxOctets()) {
      return refused(SealReason.MALFORMED_SEAL, "larger than any " + kind.word());
    }
    KnownSenders.Sender sender = senders.find(line.get(), now);
    return sender.key().isPresent()
        ? admit(kind, gateway, message, line.get(), sender.key().get())
        : refused(sender.reason());
  }

  private Admission admit(
      MessageKind kind, String gateway, byte[] message, SealLine line, TrustedKey key) {
    if (!key.isFor(kind, gateway)) {
      return refused(SealReason.KEY_NOT_FOR_THIS, key.kid());
    }
    if (!(SealCodec.decode(line.payloadOctets()) instanceof Decoded.Complete<Seal> decoded)) {
      return refused(SealReason.MALFORMED_SEAL);
    }
    Seal seal = decoded.value();
    if (seal.kind() != kind) {
      return refused(SealReason.OTHER_KIND, key.kid());
    }
    if (!seal.gateway().equals(gateway)) {
      return refused(SealReason.FOREIGN_GATEWAY, key.kid());
    }
    return isLate(seal, key)
        ? refused(SealReason.REPLAYED, key.kid())
        : new Admission.Candidate(message, line, seal, key);
  }

  private boolean isLate(Seal seal, TrustedKey key) {
    return seal.kind().takenOnce() && seal.number() <= seen.highest(key.kid(), seal.kind());
  }

  /**
   * The signature, and then the body. What is taken once is taken by this: an earlier one of its
   * key is refused from here on.
   */
  public Verdict prove(Admission.Candidate candidate) {
    TrustedKey key = candidate.key();
    if (!senders.mayCheck(key)) {
      return refused(SealReason.SEAL_BUDGET_SPENT, key.kid());
    }
    if (!isSigned(candidate.line().text(), key)) {
      return refused(SealReason.BAD_SIGNATURE, key.kid());
    }
    senders.proven(candidate.line(), key);
    return proven(candidate);
  }

  private Verdict proven(Admission.Candidate candidate) {
    Seal seal = candidate.seal();
    byte[] message = candidate.message();
    int from = candidate.line().bodyFrom();
    if (!MessageDigest.isEqual(Sha256.of(message, from), seal.sha256().toArray())) {
      return refused(SealReason.BODY_DIFFERS, candidate.key().kid());
    }
    String kid = candidate.key().kid();
    synchronized (seen) {
      // Another thread may have taken one meanwhile.
      if (isLate(seal, candidate.key())) {
        return refused(SealReason.REPLAYED, kid);
      }
      if (seal.kind().takenOnce()) {
        seen.taken(kid, seal.kind(), seal.number());
      }
    }
    return new Verdict.Proven(seal, kid, Arrays.copyOfRange(message, from, message.length));
  }

  private static boolean isSigned(String line, TrustedKey key) {
    JsonWebSignature jws = new JsonWebSignature();
    jws.setAlgorithmConstraints(ONLY_EDDSA);
    jws.setKey(key.keys().signKey());
    try {
      jws.setCompactSerialization(line);
      return jws.verifySignature();
    } catch (JoseException e) {
      return false; // what it does not take is no signature of anybody's
    }
  }

  private static Verdict.Refused refused(SealReason reason) {
    return refused(reason, "");
  }

  private static Verdict.Refused refused(SealReason reason, String detail) {
    return new Verdict.Refused(reason, detail);
  }
}
