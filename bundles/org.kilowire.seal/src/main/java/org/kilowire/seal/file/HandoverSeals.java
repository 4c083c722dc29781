// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.file;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.kilowire.contract.MessageKind;
import org.kilowire.seal.KeyPairs;
import org.kilowire.seal.PublicKeys;
import org.kilowire.seal.TrustList;
import org.kilowire.seal.message.SealCheck;
import org.kilowire.seal.message.SealLimits;
import org.kilowire.seal.message.Sealer;
import org.kilowire.seal.message.Verdict;

/**
 * What one side of a hand-over seals with and whom it believes: its folder, open. One process has
 * it at a time. Any thread may call.
 */
public final class HandoverSeals implements AutoCloseable {

  private final PublicKeys publicKeys;
  private final Sealer sealer;
  private final SealCheck check;
  private final WatchedTrust trust;
  private final NumberFile numbers;
  private final SeenFile seen;

  private HandoverSeals(
      KeyPairs keys,
      WatchedTrust trust,
      NumberFile numbers,
      SeenFile seen,
      SealLimits limits,
      LongSupplier nanos) {
    this.publicKeys = keys.publicKeys();
    this.sealer = new Sealer(keys, numbers);
    this.check = new SealCheck(trust, seen, limits, nanos);
    this.trust = trust;
    this.numbers = numbers;
    this.seen = seen;
  }

  /**
   * Opens a folder; where there never were keys in it, new ones are made.
   *
   * @param clock for the numbers
   * @param nanos a monotonic clock, for the limits
   * @throws IOException says, for people, why the keys cannot be used: nothing can be handed over
   */
  public static HandoverSeals open(
      SealFolder folder, SealLimits limits, InstantSource clock, LongSupplier nanos)
      throws IOException {
    KeyPairs keys = folder.openKeys();
    NumberFile numbers = NumberFile.open(folder, clock);
    try {
      return new HandoverSeals(
          keys, new WatchedTrust(folder, nanos), numbers, SeenFile.open(folder), limits, nanos);
    } catch (IOException | RuntimeException e) {
      numbers.close();
      throw e;
    }
  }

  /** What the other side is to trust. */
  public PublicKeys publicKeys() {
    return publicKeys;
  }

  /** Whom this side trusts now; nobody while the list cannot be read. */
  public TrustList trust() {
    return trust.get();
  }

  /**
   * Why no message of this kind, to or from this gateway, can be believed now, for people; empty
   * where one can.
   */
  public Optional<String> obstacle(MessageKind kind, String gateway) {
    Optional<String> problem = trust.problem();
    if (problem.isPresent() || trust.get().hasAnyFor(kind, gateway)) {
      return problem;
    }
    return Optional.of("nobody is trusted for a %s of gateway %s".formatted(kind.word(), gateway));
  }

  /** Whose message it is. */
  public Verdict check(MessageKind kind, String gateway, byte[] message) {
    return check.check(kind, gateway, message);
  }

  /**
   * {@code body} as it is to travel: behind a seal, or as it is where this side's list says that
   * messages go without.
   *
   * @throws java.io.UncheckedIOException if there is no number to be had
   */
  public byte[] seal(MessageKind kind, String gateway, Optional<UUID> epoch, byte[] body) {
    return trust.get().unsealed() ? body : sealer.seal(kind, gateway, epoch, body);
  }

  /** For people: the fingerprint, and those of whom it trusts. */
  public String state() {
    TrustList now = trust.get();
    String whom =
        now.keys().stream()
            .map(key -> key.role().word() + " " + key.kid())
            .collect(Collectors.joining(", "));
    return "key "
        + publicKeys.kid()
        + ", trusts "
        + (whom.isEmpty() ? "nobody" : whom)
        + (now.unsealed() ? ", takes and sends messages WITHOUT SEALS" : "")
        + trust.problem().map(why -> "; " + why).orElse("");
  }

  @Override
  public void close() throws IOException {
    try (numbers;
        seen) {
      // Closing them is all there is to do.
    }
  }
}
