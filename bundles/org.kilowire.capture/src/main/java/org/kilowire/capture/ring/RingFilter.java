// SPDX-License-Identifier: Apache-2.0
package org.kilowire.capture.ring;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import org.kilowire.capture.linux.LinuxCalls;
import org.kilowire.capture.linux.Scratch;

/**
 * What the kernel puts into the ring, as a program of its packet filter: frames of sampled values,
 * and those in an HSR ring or behind a second tag. The first tag has been taken out when it looks,
 * so that the type stands at 12 (IEC 61850-9-2, annex C; IEC 62439-3, 5.7).
 */
final class RingFilter {

  // linux/bpf_common.h
  private static final int LOAD_HALF = 0x28;
  private static final int JUMP_EQUAL = 0x15;
  private static final int RETURN = 0x06;

  private static final int SAMPLED_VALUES = 0x88BA;
  private static final int HSR = 0x892F;
  private static final int C_TAG = 0x8100;
  private static final int S_TAG = 0x88A8;
  private static final int OLD_S_TAG = 0x9100;
  private static final int WHOLE = 0x40000;

  private static final int TYPE_AT = 12;
  private static final int BEHIND_TAG = 16;
  private static final int BEHIND_HSR = 18;

  /** In either order. */
  private static final int BEHIND_TAG_AND_HSR = 22;

  private static final int TAGGED = 6;
  private static final int IN_RING = 9;
  private static final int BOTH = 12;
  private static final int TAKE = 14;
  private static final int DROP = 15;

  /** Code, the number of the step to go to if so, that if not, value. */
  private static final int[][] PROGRAM = {
    {LOAD_HALF, 1, 1, TYPE_AT},
    {JUMP_EQUAL, TAKE, 2, SAMPLED_VALUES},
    {JUMP_EQUAL, IN_RING, 3, HSR},
    {JUMP_EQUAL, TAGGED, 4, C_TAG},
    {JUMP_EQUAL, TAGGED, 5, S_TAG},
    {JUMP_EQUAL, TAGGED, DROP, OLD_S_TAG},
    {LOAD_HALF, 7, 7, BEHIND_TAG},
    {JUMP_EQUAL, TAKE, 8, SAMPLED_VALUES},
    {JUMP_EQUAL, BOTH, DROP, HSR},
    {LOAD_HALF, 10, 10, BEHIND_HSR},
    {JUMP_EQUAL, TAKE, 11, SAMPLED_VALUES},
    {JUMP_EQUAL, BOTH, DROP, C_TAG},
    {LOAD_HALF, 13, 13, BEHIND_TAG_AND_HSR},
    {JUMP_EQUAL, TAKE, DROP, SAMPLED_VALUES},
    {RETURN, 15, 15, WHOLE},
    {RETURN, 16, 16, 0},
  };

  // struct sock_filter: u16 code, u8 if so, u8 if not, u32 value. struct sock_fprog: u16, pointer.
  private static final int STEP_OCTETS = 8;
  private static final int IF_SO = 2;
  private static final int IF_NOT = 3;
  private static final int VALUE = 4;

  private static final int SOL_SOCKET = 1;
  private static final int SO_ATTACH_FILTER = 26;

  private RingFilter() {}

  static void attach(int socket) {
    int head = 2 * Native.POINTER_SIZE;
    try (Scratch scratch = new Scratch(head + PROGRAM.length * STEP_OCTETS)) {
      Pointer memory = scratch.memory();
      memory.setShort(0, (short) PROGRAM.length);
      memory.setPointer(Native.POINTER_SIZE, memory.share(head));
      for (int i = 0; i < PROGRAM.length; i++) {
        int at = head + i * STEP_OCTETS;
        int[] step = PROGRAM[i];
        memory.setShort(at, (short) step[0]);
        if (step[0] == JUMP_EQUAL) {
          memory.setByte(at + IF_SO, (byte) (step[1] - i - 1));
          memory.setByte(at + IF_NOT, (byte) (step[2] - i - 1));
        }
        memory.setInt(at + VALUE, step[3]);
      }
      LinuxCalls.setsockopt(socket, SOL_SOCKET, SO_ATTACH_FILTER, memory, head);
    }
  }
}
