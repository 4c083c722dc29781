// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import static java.util.Map.entry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kilowire.conversation.Octets;
import org.kilowire.sv.apdu92.Asdu92View;
import org.kilowire.sv.apdu92.QualityBits;
import org.kilowire.sv.apdu92.SavPduView;
import org.kilowire.sv.ethernet.EthernetFrame;
import org.kilowire.sv.ethernet.EthernetView;
import org.kilowire.sv.ethernet.MacAddress;
import org.kilowire.sv.ethernet.VlanTag;

/** What Kilowire decodes, written as tshark 4 writes the fields of the same names. */
final class TsharkFields {

  /** A frame as the views see it. */
  private record Seen(EthernetView ethernet, SavPduView pdu) {

    String tags(Function<VlanTag, Integer> field) {
      return EthernetFrame.of(ethernet).tags().stream()
          .map(field)
          .map(String::valueOf)
          .collect(Collectors.joining(";"));
    }

    Stream<Asdu92View> asdus() {
      return IntStream.range(0, pdu.noAsdu()).mapToObj(pdu::asdu);
    }

    /** Each ASDU's own, but for those that have none. */
    String each(Function<Asdu92View, String> field) {
      return asdus().map(field).filter(one -> !one.isEmpty()).collect(Collectors.joining(";"));
    }

    String pairs(Function<Asdu92View, IntFunction<String>> field) {
      return asdus()
          .flatMap(asdu -> IntStream.range(0, asdu.pairs()).mapToObj(field.apply(asdu)))
          .collect(Collectors.joining(";"));
    }

    String qualities(IntFunction<String> field) {
      return pairs(asdu -> i -> field.apply(asdu.quality(i)));
    }
  }

  private static final String ZERO = "0x00000000";
  private static final String ONE = "0x00000001";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MMM ppd, yyyy HH:mm:ss.SSSSSSSSS 'UTC'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private static final List<Map.Entry<String, Integer>> QUALITY =
      List.of(
          entry("overflow", QualityBits.OVERFLOW),
          entry("outofrange", QualityBits.OUT_OF_RANGE),
          entry("badreference", QualityBits.BAD_REFERENCE),
          entry("oscillatory", QualityBits.OSCILLATORY),
          entry("failure", QualityBits.FAILURE),
          entry("olddata", QualityBits.OLD_DATA),
          entry("inconsistent", QualityBits.INCONSISTENT),
          entry("inaccurate", QualityBits.INACCURATE),
          entry("test", QualityBits.TEST),
          entry("operatorblocked", QualityBits.OPERATOR_BLOCKED),
          entry("derived", QualityBits.DERIVED));

  private static final List<Map.Entry<String, Function<Seen, String>>> FRAME =
      List.of(
          entry("eth.dst", seen -> address(seen.ethernet.destination())),
          entry("eth.src", seen -> address(seen.ethernet.source())),
          entry("vlan.id", seen -> seen.tags(VlanTag::vlanId)),
          entry("vlan.priority", seen -> seen.tags(VlanTag::priority)),
          entry("vlan.dei", seen -> seen.tags(tag -> tag.dropEligible() ? 1 : 0)),
          entry("hsr.lsdu_size", seen -> number(seen.ethernet.hsrSize())),
          entry("hsr.sequence_nr", seen -> number(seen.ethernet.hsrSequence())),
          entry("sv.appid", seen -> "0x%04x".formatted(seen.ethernet.appId())),
          entry("sv.length", seen -> number(seen.ethernet.lengthField())),
          entry("sv.reserve1", seen -> "0x%04x".formatted(seen.ethernet.reserved1())),
          entry("sv.reserve1.s_bit", seen -> bit(seen.ethernet.isSimulated())),
          entry("sv.reserve2", seen -> "0x%04x".formatted(seen.ethernet.reserved2())),
          entry("sv.noASDU", seen -> number(seen.pdu.noAsdu())));

  private static final List<Map.Entry<String, Function<Seen, String>>> ASDU =
      List.of(
          entry("sv.svID", seen -> seen.each(TsharkFields::svId)),
          entry("sv.datSet", seen -> seen.each(TsharkFields::datSet)),
          entry("sv.smpCnt", seen -> seen.each(asdu -> number(asdu.smpCnt()))),
          entry("sv.confRev", seen -> seen.each(asdu -> Long.toString(asdu.confRev()))),
          entry("sv.refrTm", seen -> seen.each(TsharkFields::time)),
          entry("sv.smpSynch", seen -> seen.each(asdu -> number(asdu.smpSynch()))),
          entry("sv.smpRate", seen -> seen.each(asdu -> number(asdu.smpRate()))),
          entry("sv.smpMod", seen -> seen.each(asdu -> number(asdu.smpMod()))),
          entry("sv.gmidentity", seen -> seen.each(TsharkFields::gmIdentity)));

  private final EthernetView ethernet = new EthernetView();
  private final SavPduView pdu = new SavPduView();
  private final List<Map.Entry<String, Function<Seen, String>>> fields;

  private TsharkFields(Stream<Map.Entry<String, Function<Seen, String>>> samples) {
    fields = Stream.of(FRAME.stream(), ASDU.stream(), samples).flatMap(part -> part).toList();
  }

  /** With the samples as pairs of value and quality. */
  static TsharkFields ofPairs() {
    Stream<Map.Entry<String, Function<Seen, String>>> whole =
        Stream.of(
            entry(
                "sv.meas_value", seen -> seen.pairs(asdu -> i -> Integer.toString(asdu.value(i)))),
            entry("sv.meas_quality", seen -> seen.qualities("0x%08x"::formatted)),
            entry(
                "sv.meas_quality.validity",
                seen -> seen.qualities(q -> "0x%08x".formatted(q & QualityBits.VALIDITY))),
            entry(
                "sv.meas_quality.source",
                seen -> seen.qualities(q -> (q & QualityBits.SUBSTITUTED) == 0 ? ZERO : ONE)));
    Stream<Map.Entry<String, Function<Seen, String>>> bits =
        QUALITY.stream()
            .map(
                one ->
                    entry(
                        "sv.meas_quality." + one.getKey(),
                        seen -> seen.qualities(q -> bit((q & one.getValue()) != 0))));
    return new TsharkFields(Stream.concat(whole, bits));
  }

  /** With the samples as octets. */
  static TsharkFields ofOctets() {
    return new TsharkFields(
        Stream.of(entry("sv.seqData", seen -> seen.each(TsharkFields::samples))));
  }

  List<String> names() {
    return fields.stream().map(Map.Entry::getKey).toList();
  }

  /** The fields of a frame; empty if it is refused. */
  List<String> of(Octets frame) {
    byte[] octets = frame.toArray();
    if (!ethernet.wrap(octets, 0, octets.length)
        || !pdu.wrap(octets, ethernet.apduOffset(), ethernet.apduLength())) {
      return List.of();
    }
    Seen seen = new Seen(ethernet, pdu);
    return fields.stream().map(field -> field.getValue().apply(seen)).toList();
  }

  private static String address(long value) {
    return new MacAddress(value).toString().replace('-', ':').toLowerCase(Locale.ROOT);
  }

  /** Empty where it is absent. */
  private static String number(int value) {
    return value == Asdu92View.ABSENT ? "" : Integer.toString(value);
  }

  private static String bit(boolean set) {
    return set ? "1" : "0";
  }

  private static String svId(Asdu92View asdu) {
    return text(asdu, asdu.identityOffset(), asdu.identityLength());
  }

  private static String datSet(Asdu92View asdu) {
    return asdu.hasDatSet() ? text(asdu, asdu.datSetOffset(), asdu.datSetLength()) : "";
  }

  private static String text(Asdu92View asdu, int at, int length) {
    return new String(asdu.octets(), at, length, StandardCharsets.US_ASCII);
  }

  /** What is below a nanosecond is cut off by tshark, where {@code RefrTm} takes the nearest. */
  private static String time(Asdu92View asdu) {
    if (!asdu.hasRefrTm()) {
      return "";
    }
    long nanos = (asdu.refrTmFraction() * 1_000_000_000L) >> 24;
    return TIME.format(Instant.ofEpochSecond(asdu.refrTmSeconds(), nanos));
  }

  private static String gmIdentity(Asdu92View asdu) {
    return asdu.hasGmIdentity() ? "0x%016x".formatted(asdu.gmIdentity()) : "";
  }

  private static String samples(Asdu92View asdu) {
    if (asdu.sampleLength() == 0) {
      return "<MISSING>";
    }
    ByteBuffer octets = ByteBuffer.wrap(asdu.octets(), asdu.sampleOffset(), asdu.sampleLength());
    return Octets.copyOf(octets).toString().toLowerCase(Locale.ROOT);
  }
}
