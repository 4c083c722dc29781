// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.faults;

import java.nio.ByteBuffer;
import org.kilowire.dlms.session.server.ServerFaults;

/** What goes wrong in the APDUs of one association. */
public final class ApduFaults implements ServerFaults {

  /** GET.response (IEC 62056-5-3). */
  private static final byte GET_RESPONSE = (byte) 0xC4;

  private static final int NORMAL = 1;
  private static final int WITH_DATABLOCK = 2;

  /** Tag, choice, invoke id; in a block its last flag and number follow. */
  private static final int HEAD = 3;

  private static final int BLOCK_HEAD = HEAD + 5;

  /** Confirmed, id 0, which a client's first request does not have. */
  private static final int CONSTANT = 0x40;

  private static final byte OCTET_STRING = 9;
  private static final byte FOUR_OCTETS = (byte) 0x84;

  private final Faults faults;
  private long last;
  private long written;

  public ApduFaults(Faults faults) {
    this.faults = faults;
  }

  /**
   * One too many, from the second block on. A server asks for a number when it sends the block, and
   * for the same one again when the client confirms it.
   */
  @Override
  public long blockNumber(long due) {
    if (due == 1 || due == last + 1) {
      last = due;
      written = due > 1 && faults.happens(MeterFault.WRONG_BLOCK_NUMBER) ? due + 1 : due;
    }
    return due == last ? written : due;
  }

  @Override
  public boolean lastBlock(boolean isLast) {
    return isLast && !faults.happens(MeterFault.ENDLESS_BLOCKS);
  }

  @Override
  public int invokeId(int octet) {
    return faults.happens(MeterFault.CONSTANT_INVOKE_ID) ? CONSTANT : octet;
  }

  @Override
  public ByteBuffer response(ByteBuffer response) {
    int start = response.position();
    if (response.remaining() <= BLOCK_HEAD || response.get(start) != GET_RESPONSE) {
      return response;
    }
    return switch (response.get(start + 1)) {
      case NORMAL -> oversize(response, HEAD, OCTET_STRING);
      case WITH_DATABLOCK -> oversize(response, BLOCK_HEAD);
      default -> response;
    };
  }

  /** The response up to {@code head}, its choice of data, and a length of 2 GiB. */
  private ByteBuffer oversize(ByteBuffer response, int head, byte... tag) {
    if (!faults.happens(MeterFault.OVERSIZE_LENGTH)) {
      return response;
    }
    ByteBuffer wrong = ByteBuffer.allocate(head + 16);
    wrong.put(response.slice(response.position(), head)).put((byte) 0).put(tag);
    return wrong.put(FOUR_OCTETS).putInt(Integer.MAX_VALUE).putInt(0).flip();
  }
}
