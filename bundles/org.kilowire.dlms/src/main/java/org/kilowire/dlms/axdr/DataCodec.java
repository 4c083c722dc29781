// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.axdr;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.DataReader.Event;

/** Trees of {@link Data} from octets and back. */
public final class DataCodec {

  private DataCodec() {}

  /** Decodes one value at the position of {@code in}, which moves behind it when it is whole. */
  public static Decoded<Data> decode(ByteBuffer in) {
    return decode(in, DataLimits.DEFAULT);
  }

  /** Decodes one value within {@code limits}. */
  public static Decoded<Data> decode(ByteBuffer in, DataLimits limits) {
    int start = in.position();
    Tree tree = new Tree(in, new DataReader(limits), limits);
    Data data = tree.value();
    if (data != null) {
      return new Decoded.Complete<>(data, in.position() - start);
    }
    in.position(start);
    if (tree.ended == Event.NEED_MORE) {
      return new Decoded.NeedMore<>();
    }
    return new Decoded.Malformed<>(tree.reason(), tree.detail(), Math.max(1, in.remaining()));
  }

  /** One walk from octets to a tree. */
  private static final class Tree {
    private final ByteBuffer in;
    private final DataReader reader;
    private final DataLimits limits;
    private Event ended = Event.VALUE;
    private boolean compact;

    Tree(ByteBuffer in, DataReader reader, DataLimits limits) {
      this.in = in;
      this.reader = reader;
      this.limits = limits;
    }

    /** The next value, or null with {@code ended} saying why. */
    Data value() {
      Event event = reader.next(in);
      return switch (event) {
        case VALUE -> reader.type() == DataType.COMPACT_ARRAY ? compactArray() : reader.data(in);
        case BEGIN -> container();
        case END, NEED_MORE, MALFORMED -> {
          ended = event;
          yield null;
        }
      };
    }

    private Data container() {
      DataType type = reader.type();
      List<Data> elements = new ArrayList<>(Math.min(reader.count(), 64));
      for (Data element = value(); element != null; element = value()) {
        elements.add(element);
      }
      if (ended != Event.END) {
        return null;
      }
      ended = Event.VALUE;
      return type == DataType.ARRAY ? new Data.Array(elements) : new Data.Structure(elements);
    }

    private Data compactArray() {
      Data array = CompactArray.decode(in.slice(reader.offset(), reader.length()), limits);
      compact = array == null;
      ended = compact ? Event.MALFORMED : Event.VALUE;
      return array;
    }

    DlmsReason reason() {
      return compact ? DlmsReason.MALFORMED_DATA : reader.reason();
    }

    String detail() {
      return compact ? "compact-array: contents unlike their description" : reader.detail();
    }
  }

  /** How many octets {@link #encode} writes. */
  public static int size(Data data) {
    if (data instanceof Data.Array array) {
      return size(array.elements());
    }
    if (data instanceof Data.Structure structure) {
      return size(structure.elements());
    }
    if (data instanceof Data.OctetString string) {
      return sized(string.octets().length());
    }
    if (data instanceof Data.VisibleString string) {
      return sized(string.text().length());
    }
    if (data instanceof Data.Utf8String string) {
      return sized(string.octets().length());
    }
    if (data instanceof Data.BitString bits) {
      return 1 + AxdrLength.size(bits.bits()) + bits.octets().length();
    }
    return 1 + data.type().length();
  }

  private static int sized(int length) {
    return 1 + AxdrLength.size(length) + length;
  }

  private static int size(List<Data> elements) {
    int size = 1 + AxdrLength.size(elements.size());
    for (Data element : elements) {
      size += size(element);
    }
    return size;
  }

  /**
   * Writes {@code data} into {@code target}.
   *
   * @throws java.nio.BufferOverflowException if {@link #size} octets do not remain
   */
  public static void encode(Data data, ByteBuffer target) {
    target.put((byte) data.type().tag());
    if (data instanceof Data.Array array) {
      elements(array.elements(), target);
    } else if (data instanceof Data.Structure structure) {
      elements(structure.elements(), target);
    } else if (data instanceof Data.Whole whole) {
      whole(whole, target);
    } else if (data instanceof Data.Bool bool) {
      target.put((byte) (bool.value() ? 1 : 0));
    } else if (data instanceof Data.Float32 number) {
      target.putInt(Float.floatToRawIntBits(number.value()));
    } else if (data instanceof Data.Float64 number) {
      target.putLong(Double.doubleToRawLongBits(number.value()));
    } else {
      string(data, target);
    }
  }

  private static void elements(List<Data> elements, ByteBuffer target) {
    AxdrLength.put(target, elements.size());
    for (Data element : elements) {
      encode(element, target);
    }
  }

  private static void whole(Data.Whole whole, ByteBuffer target) {
    switch (whole.type().length()) {
      case 1 -> target.put((byte) whole.value());
      case 2 -> target.putShort((short) whole.value());
      case 4 -> target.putInt((int) whole.value());
      default -> target.putLong(whole.value());
    }
  }

  private static void string(Data data, ByteBuffer target) {
    if (data instanceof Data.OctetString string) {
      string(string.octets().length(), string.octets(), target);
    } else if (data instanceof Data.VisibleString string) {
      string(string.text().length(), Octets.of(string.text(), StandardCharsets.ISO_8859_1), target);
    } else if (data instanceof Data.Utf8String string) {
      string(string.octets().length(), string.octets(), target);
    } else if (data instanceof Data.BitString bits) {
      string(bits.bits(), bits.octets(), target);
    } else if (data instanceof Data.Temporal temporal) {
      temporal.octets().putInto(target);
    }
  }

  private static void string(int length, Octets octets, ByteBuffer target) {
    AxdrLength.put(target, length);
    octets.putInto(target);
  }

  /** {@code data} in octets of its own. */
  public static Octets octets(Data data) {
    ByteBuffer target = ByteBuffer.allocate(size(data));
    encode(data, target);
    return Octets.copyOf(target.flip());
  }
}
