// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.axdr;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.kilowire.conversation.Decimals;
import org.kilowire.conversation.Octets;

/** A COSEM value (IEC 62056-6-2, 4.1.5). A compact-array is an {@link Array} once decoded. */
public sealed interface Data {

  DataType type();

  /** No value. */
  record NullData() implements Data {
    private static final NullData VALUE = new NullData();

    @Override
    public DataType type() {
      return DataType.NULL_DATA;
    }
  }

  /** Any value will do. */
  record DontCare() implements Data {
    private static final DontCare VALUE = new DontCare();

    @Override
    public DataType type() {
      return DataType.DONT_CARE;
    }
  }

  /** boolean. */
  record Bool(boolean value) implements Data {
    @Override
    public DataType type() {
      return DataType.BOOLEAN;
    }
  }

  /**
   * A whole number of one of the integer types, enum or bcd.
   *
   * @param value within the range of {@code type}; long64-unsigned as its 64 bits
   */
  record Whole(DataType type, long value) implements Data {
    public Whole {
      if (!type.isWhole()) {
        throw new IllegalArgumentException(type + " is not a whole number");
      }
      int bits = 8 * type.length();
      if (bits < 64) {
        long least = type.isSigned() ? -1L << (bits - 1) : 0;
        if (value < least || value >= least + (1L << bits)) {
          throw new IllegalArgumentException(value + " is out of range of " + type);
        }
      }
    }

    /**
     * A number that may be above 2^63.
     *
     * @throws IllegalArgumentException if it is out of the type's range
     */
    public static Whole of(DataType type, BigInteger number) {
      boolean unsigned = type == DataType.LONG64_UNSIGNED;
      if (number.bitLength() > (unsigned ? 64 : 63) || (unsigned && number.signum() < 0)) {
        throw new IllegalArgumentException(number + " is out of range of " + type);
      }
      return new Whole(type, number.longValue());
    }

    /** The number itself, also above 2^63. */
    public BigInteger exact() {
      BigInteger exact = BigInteger.valueOf(value);
      return isHuge() ? exact.add(BigInteger.ONE.shiftLeft(64)) : exact;
    }

    /** Whether the number is above 2^63 - 1. */
    public boolean isHuge() {
      return type == DataType.LONG64_UNSIGNED && value < 0;
    }
  }

  record Float32(float value) implements Data {
    @Override
    public DataType type() {
      return DataType.FLOAT32;
    }
  }

  record Float64(double value) implements Data {
    @Override
    public DataType type() {
      return DataType.FLOAT64;
    }
  }

  /**
   * bit-string.
   *
   * @param bits how many
   * @param octets the bits, first bit in the most significant place; unused ones of the last octet
   *     are kept as they came
   */
  record BitString(int bits, Octets octets) implements Data {
    public BitString {
      if (bits < 0 || octets.length() != (bits + 7) / 8) {
        throw new IllegalArgumentException(bits + " bits in " + octets.length() + " octets");
      }
    }

    /** Bit {@code index}, 0 being the first. */
    public boolean bit(int index) {
      return (octets.at(index / 8) & (0x80 >> index % 8)) != 0;
    }

    @Override
    public DataType type() {
      return DataType.BIT_STRING;
    }
  }

  record OctetString(Octets octets) implements Data {
    @Override
    public DataType type() {
      return DataType.OCTET_STRING;
    }
  }

  /** visible-string; octets above 127, which do occur, are read as ISO 8859-1. */
  record VisibleString(String text) implements Data {
    public VisibleString {
      if (text.chars().anyMatch(character -> character > 0xFF)) {
        throw new IllegalArgumentException("not a visible-string");
      }
    }

    @Override
    public DataType type() {
      return DataType.VISIBLE_STRING;
    }
  }

  /** utf8-string, its octets kept since they may be anything. */
  record Utf8String(Octets octets) implements Data {
    public String text() {
      return octets.text(StandardCharsets.UTF_8);
    }

    @Override
    public DataType type() {
      return DataType.UTF8_STRING;
    }
  }

  /** date-time, date or time with a tag of its own: 12, 5 or 4 octets. */
  record Temporal(DataType type, Octets octets) implements Data {
    public Temporal {
      boolean temporal =
          type == DataType.DATE_TIME || type == DataType.DATE || type == DataType.TIME;
      if (!temporal || octets.length() != type.length()) {
        throw new IllegalArgumentException(octets.length() + " octets of " + type);
      }
    }
  }

  record Array(List<Data> elements) implements Data {
    public Array {
      elements = List.copyOf(elements);
    }

    @Override
    public DataType type() {
      return DataType.ARRAY;
    }
  }

  record Structure(List<Data> elements) implements Data {
    public Structure {
      elements = List.copyOf(elements);
    }

    @Override
    public DataType type() {
      return DataType.STRUCTURE;
    }
  }

  /** The number that it is, booleans as 0 and 1; empty for anything else and above 2^63 - 1. */
  default OptionalLong number() {
    if (this instanceof Whole whole && !whole.isHuge()) {
      return OptionalLong.of(whole.value());
    }
    return this instanceof Bool bool ? OptionalLong.of(bool.value() ? 1 : 0) : OptionalLong.empty();
  }

  /** {@link #number()}, if it is from {@code least} to {@code most}; else empty. */
  default OptionalLong number(long least, long most) {
    OptionalLong number = number();
    return number.isPresent() && number.getAsLong() >= least && number.getAsLong() <= most
        ? number
        : OptionalLong.empty();
  }

  /**
   * The number that it is with all its digits, booleans as 0 and 1, a float with the fewest digits
   * that tell it from its neighbours; empty for anything else, NaN and infinities too.
   */
  default Optional<BigDecimal> decimal() {
    if (this instanceof Whole whole) {
      return Optional.of(new BigDecimal(whole.exact()));
    }
    if (this instanceof Float32 number) {
      return Decimals.of(number.value());
    }
    if (this instanceof Float64 number) {
      return Decimals.of(number.value());
    }
    return this instanceof Bool flag
        ? Optional.of(flag.value() ? BigDecimal.ONE : BigDecimal.ZERO)
        : Optional.empty();
  }

  /** The text of a visible-string or utf8-string; empty for anything else. */
  default Optional<String> asText() {
    if (this instanceof VisibleString string) {
      return Optional.of(string.text());
    }
    return this instanceof Utf8String string ? Optional.of(string.text()) : Optional.empty();
  }

  /** The octets of a string, a bit-string or a time as they travel; empty for anything else. */
  default Optional<Octets> asOctets() {
    if (this instanceof OctetString string) {
      return Optional.of(string.octets());
    }
    if (this instanceof VisibleString string) {
      return Optional.of(Octets.of(string.text(), StandardCharsets.ISO_8859_1));
    }
    if (this instanceof Utf8String string) {
      return Optional.of(string.octets());
    }
    if (this instanceof BitString bits) {
      return Optional.of(bits.octets());
    }
    return this instanceof Temporal time ? Optional.of(time.octets()) : Optional.empty();
  }

  /** The elements of an array or structure; empty for anything else. */
  default List<Data> elements() {
    return List.of();
  }

  /** null-data. */
  static Data nullData() {
    return NullData.VALUE;
  }

  /** dont-care. */
  static Data dontCare() {
    return DontCare.VALUE;
  }

  /** integer, -128..127. */
  static Data integer(int value) {
    return new Whole(DataType.INTEGER, value);
  }

  /** long, 16 bits with sign. */
  static Data longSigned(int value) {
    return new Whole(DataType.LONG, value);
  }

  /** double-long, 32 bits with sign. */
  static Data doubleLong(int value) {
    return new Whole(DataType.DOUBLE_LONG, value);
  }

  /** long64. */
  static Data long64(long value) {
    return new Whole(DataType.LONG64, value);
  }

  /** unsigned, 0..255. */
  static Data unsigned(int value) {
    return new Whole(DataType.UNSIGNED, value);
  }

  /** long-unsigned, 0..65535. */
  static Data longUnsigned(int value) {
    return new Whole(DataType.LONG_UNSIGNED, value);
  }

  /** double-long-unsigned, 0..2^32 - 1. */
  static Data doubleLongUnsigned(long value) {
    return new Whole(DataType.DOUBLE_LONG_UNSIGNED, value);
  }

  /** enum, 0..255. */
  static Data enumerated(int value) {
    return new Whole(DataType.ENUM, value);
  }

  static Data octetString(Octets octets) {
    return new OctetString(octets);
  }

  static Data array(Data... elements) {
    return new Array(List.of(elements));
  }

  static Data structure(Data... elements) {
    return new Structure(List.of(elements));
  }
}
