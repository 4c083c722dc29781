// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter;

import java.util.Optional;
import org.kilowire.conversation.Octets;

/**
 * The invocation counters of ciphered APDUs. Each APDU that leaves under one key with one system
 * title has a number of its own (IEC 62056-5-3, initialization vector of GCM): used twice, it
 * discloses the key's protection. So a counter belongs to a key and a title, not to a meter: two
 * meters with one key share it.
 *
 * <p>Whoever implements it keeps two promises, over restarts, crashes and restored backups: no
 * number is given out twice for a key and title, and numbers only rise. A range is therefore on
 * disk, in two places of which the higher one wins, before it is returned; what a crash leaves
 * unused of it is lost. For a key without a stored counter it begins at the seconds since
 * 2020-01-01T00:00:00Z or above. Safe for threads; a call may wait for a disk, so it is made before
 * a conversation begins.
 */
@FunctionalInterface
public interface Counters {

  /** Numbers of one range at most. */
  int MOST = 65_536;

  /** The highest number that an APDU has room for (32 bits). */
  long HIGHEST = 0xFFFF_FFFFL;

  /**
   * A place that keeps none: an association that needs numbers is not made there, for a number that
   * nobody remembers is one that somebody uses again.
   */
  Counters NONE = (key, title, count) -> Optional.empty();

  /**
   * Numbers that belong to the caller alone from now on.
   *
   * @param key the SHA-256 of the encryption key, never the key; 32 octets
   * @param title the system title under which they are sent; 8 octets
   * @param count how many are wanted, 1..{@link #MOST}
   * @return empty where they cannot be kept, or none are left below {@link #HIGHEST}: then nothing
   *     may be sent
   * @throws IllegalArgumentException if an argument is out of its range
   */
  Optional<Range> reserve(Octets key, Octets title, int count);

  /**
   * Numbers that are used in their order, each once.
   *
   * @param first 0..{@link #HIGHEST}
   * @param last at least {@code first}
   */
  record Range(long first, long last) {

    public Range {
      if (first < 0 || last < first || last > HIGHEST) {
        throw new IllegalArgumentException("no range of counters: " + first + ".." + last);
      }
    }
  }
}
