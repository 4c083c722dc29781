// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Outcome;
import org.kilowire.iec62056.dataset.DataSet;
import org.kilowire.iec62056.dataset.DataSetValue;
import org.kilowire.iec62056.dataset.RegisterName;
import org.kilowire.iec62056.signon.Identification;
import org.kilowire.meter.Identity;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.Traits;
import org.kilowire.meter.iec62056.trait.AccessTraits;
import org.kilowire.meter.iec62056.trait.ReadingTraits;

/**
 * Who a meter says it is, and whether it is the one that is meant: zeros in front of a serial
 * number and the case of its letters do not count, for one meter writes it in two ways.
 */
final class DeviceIdentity {

  /** The name under which an identity keeps the identification. */
  static final String SAID = "identification";

  private final boolean anybody;
  private final Optional<String> expected;
  private final String source;
  private final List<String> serialNames;
  private final boolean lists;

  /** A device that has to say who it is. */
  DeviceIdentity(Meter meter) {
    this(meter, false);
  }

  /**
   * A device.
   *
   * @param anybody whether it need not say who it is; then it is not asked to either
   */
  DeviceIdentity(Meter meter, boolean anybody) {
    Traits traits = meter.traits();
    this.anybody = anybody;
    expected = meter.device();
    source = anybody ? AccessTraits.IDENTIFICATION : traits.choice(AccessTraits.IDENTITY);
    String names = anybody ? "" : traits.text(AccessTraits.SERIAL_NAMES).orElse("");
    serialNames =
        List.of(names.split(",")).stream()
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    lists = !traits.flag(ReadingTraits.DECIMAL_COMMA);
  }

  /** The registers that say who it is, in the order in which they count. */
  List<String> serialNames() {
    return serialNames;
  }

  /** The device that is meant, where the fleet says so. */
  Optional<String> expected() {
    return expected;
  }

  boolean isOperand() {
    return source.equals(AccessTraits.OPERAND);
  }

  /** The device as P0 has to show it; empty where its identity is another text. */
  Optional<String> operandSays(Optional<String> device) {
    return source.equals(AccessTraits.IDENTIFICATION) ? Optional.empty() : device;
  }

  boolean isRegister() {
    return source.equals(AccessTraits.REGISTER);
  }

  /** The serial number among all registers. */
  Optional<String> serial(List<DataSet> sets) {
    return serialNames.stream()
        .flatMap(
            name ->
                serial(name, sets.stream().filter(set -> isCalled(set.name(), bare(name))).toList())
                    .stream())
        .findFirst();
  }

  /**
   * The serial number in the data sets of one register.
   *
   * @param name of {@link #serialNames}, which may say which of its values it is
   */
  Optional<String> serial(String name, List<DataSet> sets) {
    return ElementIndex.ofName(name)
        .in(sets.stream().filter(set -> !set.isError()).toList(), lists)
        .filter(value -> !value.isMissing())
        .map(DataSetValue::text);
  }

  /** The name that the meter knows. */
  static String bare(String name) {
    int mark = name.indexOf(ElementIndex.MARK);
    return mark < 0 ? name : name.substring(0, mark);
  }

  /** Some meters write C.1.0, some 0-0:C.1.0*255, some 0-0:96.1.0*255. */
  private static boolean isCalled(String sent, String name) {
    int colon = sent.indexOf(':');
    return sent.equals(name)
        || sent.substring(colon + 1).replace("*255", "").equals(name)
        || code(name).filter(code -> code(sent).filter(code::equals).isPresent()).isPresent();
  }

  private static Optional<String> code(String name) {
    return RegisterName.parse(name)
        .map(
            one ->
                new RegisterName(one.a(), one.b(), one.c(), one.d(), Math.max(0, one.e()), one.f()))
        .map(one -> one.canonical(0, 0));
  }

  /**
   * The device, where it is the one that is meant.
   *
   * @param said its identification, where it sent one
   * @param shown what it says in the place that the type names; empty where it says nothing
   */
  Conversation<Identity> admit(Optional<Identification> said, Optional<String> shown) {
    Outcome<Identity> judged = judge(said, shown);
    if (judged instanceof Outcome.Ok<Identity> right) {
      return Conversation.of(right.value());
    }
    Outcome.Failed<Identity> wrong = (Outcome.Failed<Identity>) judged;
    return Conversation.failed(wrong.reason(), wrong.detail());
  }

  /** The same as a value. */
  Outcome<Identity> judge(Optional<Identification> said, Optional<String> shown) {
    Optional<String> device = isRegister() || isOperand() ? shown : said.map(Identification::ident);
    Optional<String> text = device.map(Identity::text).filter(found -> !found.isEmpty());
    if (text.isEmpty() && !anybody) {
      return new Outcome.Failed<>(
          MeterReason.NOT_READABLE, "the meter does not say who it is: " + place());
    }
    if (expected.isPresent() && !isSame(expected.get(), text.get())) {
      return new Outcome.Failed<>(
          MeterReason.WRONG_DEVICE, "expected " + expected.get() + ", found " + text.get());
    }
    Map<String, String> details = new LinkedHashMap<>();
    said.ifPresent(one -> details.put(SAID, one.text()));
    return new Outcome.Ok<>(new Identity(expected.or(() -> text).orElse(""), details));
  }

  private String place() {
    return isRegister() ? "no register of " + serialNames : "its " + source + " is empty";
  }

  /** Whether two texts are the serial number of one device. */
  static boolean isSame(String one, String other) {
    return comparable(one).equals(comparable(other));
  }

  private static String comparable(String serial) {
    String text = Identity.text(serial).toUpperCase(Locale.ROOT);
    int zeros = 0;
    while (zeros < text.length() - 1 && text.charAt(zeros) == '0') {
      zeros++;
    }
    return text.substring(zeros);
  }
}
