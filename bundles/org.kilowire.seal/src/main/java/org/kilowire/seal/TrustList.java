// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kilowire.contract.MessageKind;

/** Whose messages are believed: the one list there is. */
public final class TrustList {

  /** Keys that one and the same may have in one role, while one is changed for the other. */
  public static final int MAX_KEYS_A_ROLE = 2;

  /** Keys in all. */
  public static final int MAX_KEYS = 20_000;

  /** Nobody's. */
  public static final TrustList NOBODY = new TrustList(List.of(), false);

  private final List<TrustedKey> keys;
  private final Map<String, TrustedKey> byKid;
  private final boolean unsealed;

  /**
   * A list.
   *
   * @param unsealed whether messages go and come without a seal: for closed test networks
   * @throws IllegalArgumentException if a key stands in it twice, or more than two for one role
   */
  public TrustList(List<TrustedKey> keys, boolean unsealed) {
    this.keys = List.copyOf(keys);
    this.unsealed = unsealed;
    if (keys.size() > MAX_KEYS) {
      throw new IllegalArgumentException("more than " + MAX_KEYS + " keys: " + keys.size());
    }
    Map<List<Object>, Long> stands =
        keys.stream()
            .collect(
                Collectors.groupingBy(
                    key -> List.of(key.role(), key.gateway()), Collectors.counting()));
    stands.forEach(TrustList::check);
    try {
      this.byKid = keys.stream().collect(Collectors.toMap(TrustedKey::kid, Function.identity()));
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException("a key that stands in it twice", e);
    }
  }

  private static void check(List<Object> who, long count) {
    if (count > MAX_KEYS_A_ROLE) {
      throw new IllegalArgumentException(
          count + " keys of one role, " + who + "; at most " + MAX_KEYS_A_ROLE);
    }
  }

  public List<TrustedKey> keys() {
    return keys;
  }

  /** Whether messages go and come without a seal. */
  public boolean unsealed() {
    return unsealed;
  }

  public Optional<TrustedKey> find(String kid) {
    return Optional.ofNullable(byKid.get(kid));
  }

  /** Whether a message of this kind, to or from this gateway, could be anybody's. */
  public boolean hasAnyFor(MessageKind kind, String gateway) {
    return unsealed || keys.stream().anyMatch(key -> key.isFor(kind, gateway));
  }

  /**
   * The same with one more; one of this fingerprint in it is replaced.
   *
   * @throws IllegalArgumentException if two of its role are in it already
   */
  public TrustList with(TrustedKey key) {
    List<TrustedKey> more = new ArrayList<>(without(key.kid()).keys);
    more.add(key);
    return new TrustList(more, unsealed);
  }

  /** The same without the key of this fingerprint. */
  public TrustList without(String kid) {
    return new TrustList(keys.stream().filter(key -> !key.kid().equals(kid)).toList(), unsealed);
  }

  /** Those that stand for the same as {@code key}. */
  public List<TrustedKey> beside(TrustedKey key) {
    return keys.stream().filter(key::standsWith).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrustList that && keys.equals(that.keys) && unsealed == that.unsealed;
  }

  @Override
  public int hashCode() {
    return keys.hashCode();
  }

  @Override
  public String toString() {
    return (unsealed ? "unsealed, " : "")
        + keys.stream().map(key -> key.role().word() + " " + key.kid()).toList();
  }
}
