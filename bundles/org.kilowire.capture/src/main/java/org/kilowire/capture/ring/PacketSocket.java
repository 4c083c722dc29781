// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.ring;

import static org.kilowire.capture.linux.LinuxCalls.ENOPROTOOPT;

import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.kilowire.capture.linux.LinuxCalls;
import org.kilowire.capture.linux.Scratch;
import org.kilowire.sv.ethernet.MacAddress;

/**
 * A socket of AF_PACKET in words of Java (packet(7), linux/if_packet.h). It hears nothing before it
 * is bound: with a protocol from the start, frames of all interfaces would come first.
 */
final class PacketSocket implements AutoCloseable {

  private static final int AF_PACKET = 17;
  private static final int SOCK_RAW = 3;
  private static final int SOCK_CLOEXEC = 0x80000;

  /** A socket of one type only would lose VLAN tags, and never sees HSR. */
  private static final int ETH_P_ALL = 3;

  private static final int SOL_SOCKET = 1;
  private static final int SO_ERROR = 4;
  private static final int SOL_PACKET = 263;
  private static final int PACKET_ADD_MEMBERSHIP = 1;
  private static final int PACKET_RX_RING = 5;
  private static final int PACKET_STATISTICS = 6;
  private static final int PACKET_VERSION = 10;
  private static final int PACKET_IGNORE_OUTGOING = 23;
  private static final int TPACKET_V3 = 2;

  // struct packet_mreq: int interface, u16 type, u16 length, 8 octets of address.
  private static final int MREQ_OCTETS = 16;
  private static final int MREQ_TYPE = 4;
  private static final int MREQ_LENGTH = 6;
  private static final int MREQ_ADDRESS = 8;
  private static final int MULTICAST = 0;
  private static final int PROMISCUOUS = 1;
  private static final int ALL_MULTICAST = 2;

  // struct sockaddr_ll
  private static final int ADDRESS_OCTETS = 20;
  private static final int ADDRESS_PROTOCOL = 2;
  private static final int ADDRESS_INTERFACE = 4;

  // struct tpacket_req3: seven words.
  private static final int REQUEST_OCTETS = 28;
  private static final int FRAME_OCTETS = 2048;

  // struct ifreq: the name, then a union.
  private static final int IFREQ_OCTETS = 40;
  private static final int IFREQ_UNION = 16;
  private static final long SIOCGIFFLAGS = 0x8913;
  private static final long SIOCGIFINDEX = 0x8933;
  private static final int IFF_UP = 1;

  // struct tpacket_stats_v3: packets, drops, how often the ring was full.
  private static final int STATISTICS_OCTETS = 12;
  private static final int DROPS = 4;

  private static final int PROT_READ = 1;
  private static final int PROT_WRITE = 2;
  private static final int MAP_SHARED = 1;

  private final int descriptor =
      LinuxCalls.socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0); // no protocol: it hears nothing
  private final Scratch scratch = new Scratch(IFREQ_OCTETS);
  private final Scratch length = new Scratch(Integer.BYTES);
  private Pointer ring;
  private long ringOctets;

  int descriptor() {
    return descriptor;
  }

  /** The number that an interface has now. */
  int index(String name) {
    return request(name, SIOCGIFINDEX).getInt(IFREQ_UNION);
  }

  /** Whether it is up. */
  boolean isUp(String name) {
    return (request(name, SIOCGIFFLAGS).getShort(IFREQ_UNION) & IFF_UP) != 0;
  }

  private Pointer request(String name, long request) {
    byte[] octets = name.getBytes(StandardCharsets.UTF_8);
    Pointer memory = scratch.memory();
    memory.clear(IFREQ_OCTETS);
    memory.write(0, octets, 0, octets.length);
    LinuxCalls.ioctl(descriptor, new NativeLong(request), memory);
    return memory;
  }

  /** Before Linux 4.20 there is no such thing, and what this system sends is passed over later. */
  void ignoreOutgoing() {
    try {
      set(PACKET_IGNORE_OUTGOING, 1);
    } catch (LastErrorException e) {
      if (e.getErrorCode() != ENOPROTOOPT) {
        throw e;
      }
    }
  }

  private void set(int name, int value) {
    scratch.memory().setInt(0, value);
    LinuxCalls.setsockopt(descriptor, SOL_PACKET, name, scratch.memory(), Integer.BYTES);
  }

  /** The ring, mapped; as big as the options have it. */
  ByteBuffer map(RingOptions options) {
    set(PACKET_VERSION, TPACKET_V3);
    Pointer memory = scratch.memory();
    memory.clear(REQUEST_OCTETS);
    ringOctets = (long) options.blocks() * options.blockOctets();
    memory.setInt(0, options.blockOctets());
    memory.setInt(4, options.blocks());
    memory.setInt(8, FRAME_OCTETS);
    memory.setInt(12, (int) (ringOctets / FRAME_OCTETS));
    memory.setInt(16, options.retireMillis());
    LinuxCalls.setsockopt(descriptor, SOL_PACKET, PACKET_RX_RING, memory, REQUEST_OCTETS);
    ring =
        LinuxCalls.mmap(
            Pointer.NULL,
            new NativeLong(ringOctets),
            PROT_READ | PROT_WRITE,
            MAP_SHARED,
            descriptor,
            new NativeLong(0));
    return ring.getByteBuffer(0, ringOctets);
  }

  /** Memberships end with the socket. */
  void join(int index, Set<MacAddress> groups, boolean promiscuous) {
    if (promiscuous) {
      join(index, PROMISCUOUS, 0);
    } else if (groups.isEmpty()) {
      join(index, ALL_MULTICAST, 0);
    }
    for (MacAddress group : groups) {
      join(index, MULTICAST, group.value());
    }
  }

  private void join(int index, int type, long address) {
    Pointer memory = scratch.memory();
    memory.clear(MREQ_OCTETS);
    memory.setInt(0, index);
    memory.setShort(MREQ_TYPE, (short) type);
    memory.setShort(MREQ_LENGTH, (short) MacAddress.LENGTH);
    for (int i = 0; i < MacAddress.LENGTH; i++) {
      int shift = Byte.SIZE * (MacAddress.LENGTH - 1 - i);
      memory.setByte(MREQ_ADDRESS + i, (byte) (address >>> shift));
    }
    LinuxCalls.setsockopt(descriptor, SOL_PACKET, PACKET_ADD_MEMBERSHIP, memory, MREQ_OCTETS);
  }

  /** From here on it hears. */
  void bind(int index) {
    Pointer memory = scratch.memory();
    memory.clear(ADDRESS_OCTETS);
    memory.setShort(0, (short) AF_PACKET);
    memory.setShort(ADDRESS_PROTOCOL, bigEndian((short) ETH_P_ALL));
    memory.setInt(ADDRESS_INTERFACE, index);
    LinuxCalls.bind(descriptor, memory, ADDRESS_OCTETS);
  }

  private static short bigEndian(short value) {
    return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? value : Short.reverseBytes(value);
  }

  /** Frames dropped since the last time: it counts from 0 again when it is read. */
  long takeDrops() {
    return get(SOL_PACKET, PACKET_STATISTICS, STATISTICS_OCTETS).getInt(DROPS) & 0xFFFFFFFFL;
  }

  /** The error that is told by poll, as errno has it; asking takes it away. */
  int takeError() {
    return get(SOL_SOCKET, SO_ERROR, Integer.BYTES).getInt(0);
  }

  private Pointer get(int level, int name, int octets) {
    length.memory().setInt(0, octets);
    LinuxCalls.getsockopt(descriptor, level, name, scratch.memory(), length.memory());
    return scratch.memory();
  }

  /** What was mapped must not be touched any more. */
  @Override
  public void close() {
    if (ring != null) {
      LinuxCalls.munmap(ring, new NativeLong(ringOctets));
      ring = null;
    }
    LinuxCalls.close(descriptor);
    scratch.close();
    length.close();
  }
}
