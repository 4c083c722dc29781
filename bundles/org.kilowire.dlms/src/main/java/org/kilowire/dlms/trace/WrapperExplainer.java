// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.trace;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.trace.Direction;
import org.kilowire.conversation.trace.Explainer;

/** Wrapper protocol data units and the APDUs in them. */
final class WrapperExplainer implements Explainer {

  private static final int HEADER_LENGTH = 8;
  private static final int VERSION = 1;

  /** How many octets of what is none of them are shown. */
  private static final int SHOWN = 32;

  private final Map<Direction, ByteBuffer> begun = new EnumMap<>(Direction.class);
  private final ApduExplainer apdus = new ApduExplainer();

  @Override
  public void passed(Direction direction, ByteBuffer octets, Consumer<String> lines) {
    ByteBuffer before = begun.getOrDefault(direction, ByteBuffer.allocate(0));
    ByteBuffer all = ByteBuffer.allocate(before.remaining() + octets.remaining());
    all.put(before).put(octets).flip();
    while (all.remaining() >= HEADER_LENGTH && whole(all, lines)) {
      // as long as there are whole ones
    }
    begun.put(direction, all.slice());
  }

  /** Explains the next one; false where it is not whole yet. */
  private boolean whole(ByteBuffer in, Consumer<String> lines) {
    int at = in.position();
    int version = in.getShort(at) & 0xFFFF;
    if (version != VERSION) {
      ByteBuffer first = in.slice(at, Math.min(SHOWN, in.remaining()));
      lines.accept("wrapper version " + version + " where 1 was due  " + Octets.copyOf(first));
      in.position(in.limit());
      return false;
    }
    int length = in.getShort(at + 6) & 0xFFFF;
    if (in.remaining() < HEADER_LENGTH + length) {
      return false;
    }
    int source = in.getShort(at + 2) & 0xFFFF;
    int destination = in.getShort(at + 4) & 0xFFFF;
    Octets header = Octets.copyOf(in.slice(at, HEADER_LENGTH));
    lines.accept("wrapper, %d to %d  %s[%d]".formatted(source, destination, header, length));
    if (length > 0) {
      lines.accept(apdus.explain(in.slice(at + HEADER_LENGTH, length)));
    }
    in.position(at + HEADER_LENGTH + length);
    return true;
  }
}
