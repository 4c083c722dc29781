// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.ring;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.kilowire.sv.ethernet.MacAddress;

/**
 * How an interface is read.
 *
 * @param networkInterface its name, 1..15 octets
 * @param groups the streams' destinations, at most 1000; with none of them, the adapter passes all
 *     multicast
 * @param promiscuous whether the adapter passes what is for others, and tags of VLANs that it would
 *     filter out
 * @param blocks of the ring, 2..1024
 * @param blockOctets of a block: a power of 2, 16 KiB..4 MiB
 * @param retireMillis after which a block that is not full is given, 1..1000
 * @param natives a folder to unpack the native library to; nothing stays there
 */
public record RingOptions(
    String networkInterface,
    Set<MacAddress> groups,
    boolean promiscuous,
    int blocks,
    int blockOctets,
    int retireMillis,
    Path natives) {

  private static final int LONGEST_NAME = 15;
  private static final int MOST_GROUPS = 1000;
  private static final int MOST_BLOCKS = 1024;
  private static final int LEAST_OCTETS = 1 << 14;
  private static final int MOST_OCTETS = 1 << 22;
  private static final int LONGEST_RETIRE = 1000;

  /** 64 blocks hold a third of a second of 250,000 frames of 9-2LE a second. */
  private static final int BLOCKS = 64;

  private static final int BLOCK_OCTETS = 1 << 18;
  private static final int RETIRE_MILLIS = 10;

  public RingOptions {
    int named = networkInterface.getBytes(StandardCharsets.UTF_8).length;
    check(
        named >= 1 && named <= LONGEST_NAME && networkInterface.indexOf(0) < 0,
        "an interface has a name of 1..15 octets: " + networkInterface);
    groups = Set.copyOf(groups);
    check(groups.size() <= MOST_GROUPS, "groups must be 0..1000: " + groups.size());
    check(groups.stream().allMatch(MacAddress::isMulticast), "not all are groups: " + groups);
    check(blocks >= 2 && blocks <= MOST_BLOCKS, "blocks must be 2..1024: " + blocks);
    check(
        blockOctets >= LEAST_OCTETS
            && blockOctets <= MOST_OCTETS
            && Integer.bitCount(blockOctets) == 1
            && (long) blocks * blockOctets <= Integer.MAX_VALUE,
        "a block has a power of 2 octets, 16384..4194304, and all of them at most 2 GiB: "
            + blockOctets);
    check(
        retireMillis >= 1 && retireMillis <= LONGEST_RETIRE,
        "milliseconds to retire must be 1..1000: " + retireMillis);
    Objects.requireNonNull(natives);
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** All multicast of an interface, with 16 MiB of ring. */
  public static RingOptions of(String networkInterface, Path natives) {
    return new RingOptions(
        networkInterface, Set.of(), false, BLOCKS, BLOCK_OCTETS, RETIRE_MILLIS, natives);
  }

  /** The same for these destinations. */
  public RingOptions withGroups(Set<MacAddress> destinations) {
    return new RingOptions(
        networkInterface, destinations, promiscuous, blocks, blockOctets, retireMillis, natives);
  }

  /** The same, promiscuous or not. */
  public RingOptions withPromiscuous(boolean all) {
    return new RingOptions(
        networkInterface, groups, all, blocks, blockOctets, retireMillis, natives);
  }

  /** The same with another ring. */
  public RingOptions withRing(int count, int octetsEach) {
    return new RingOptions(
        networkInterface, groups, promiscuous, count, octetsEach, retireMillis, natives);
  }
}
