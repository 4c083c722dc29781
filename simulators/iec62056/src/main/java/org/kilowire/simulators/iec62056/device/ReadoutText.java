// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.iec62056.device;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kilowire.iec62056.clock.ClockForm;
import org.kilowire.simulators.meter.model.Register;

/** The data sets of a meter as they are at one moment. Each register that is written is read. */
final class ReadoutText {

  private static final int HISTORY = 2;
  private static final int LONG_HISTORY = 330;

  /** Of every so many registers one has no value. */
  private static final int BLANK = 3;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyMMddHHmm", Locale.ROOT);

  private final MeterDevice device;
  private final Manner manner;

  ReadoutText(MeterDevice device) {
    this.device = device;
    this.manner = device.manner();
  }

  /** All of them, with the end mark. */
  String all() {
    String lineEnd = device.is(Oddity.LINE_FEEDS) ? "\n\n" : "\r\n";
    List<String> lines = new ArrayList<>();
    for (String code : List.of("F.F", "0.0.0", "0.9.1", "0.9.2")) {
      constant(code).ifPresent(lines::add);
    }
    if (device.is(Oddity.SLASH_IN_TEXT)) {
      lines.add("0.2.0(/SX330)");
    }
    if (device.is(Oddity.BARE_LINE)) {
      lines.add("FIRMWARE 2.17");
    }
    RegisterText.ALL.forEach(register -> register(register).ifPresent(lines::add));
    history(lines);
    return String.join(lineEnd, lines) + lineEnd + "!\r\n";
  }

  private void history(List<String> lines) {
    int most = device.is(Oddity.LONG_HISTORY) ? LONG_HISTORY : HISTORY;
    String name = manner.naming().of("1.8.0");
    int star = name.indexOf('*');
    String stem = star < 0 ? name : name.substring(0, star);
    RegisterText energy = RegisterText.ALL.get(0);
    for (int i = 1; i <= most && manner.naming() != Naming.WORDS; i++) {
      String number = String.format(Locale.ROOT, "*%02d", i);
      lines.add(stem + number + energy.bracket(1000L * (most - i), device.oddities()));
    }
  }

  /** One data set; empty where the meter has none of this name. */
  Optional<String> one(String name) {
    for (String code : List.of("F.F", "0.0.0", "0.9.1", "0.9.2")) {
      if (manner.naming().of(code).equals(name) || (code.equals(name) && hasShort())) {
        return constant(code);
      }
    }
    return RegisterText.ALL.stream()
        .filter(one -> manner.naming().of(one.code()).equals(name))
        .findFirst()
        .flatMap(this::register);
  }

  /** Clock and number are asked for by their short names, whatever a meter writes otherwise. */
  private boolean hasShort() {
    return manner.naming() == Naming.LONG;
  }

  private Optional<String> constant(String code) {
    String name = manner.naming().of(code);
    ClockForm form = manner.clock();
    boolean lost = device.is(Oddity.NO_CLOCK);
    String value =
        switch (code) {
          case "0.0.0" -> serial(name);
          case "0.9.1" -> lost ? "000000" : form.time(device.time());
          case "0.9.2" -> lost ? "000000" : form.date(device.time());
          default -> "00000000";
        };
    return name.isEmpty() ? Optional.empty() : Optional.of(name + "(" + value + ")");
  }

  private String serial(String name) {
    String serial = device.meter().serial();
    return name.equals(Naming.HELLO) ? "2,CE301,12," + serial + ",dummy" : serial;
  }

  private Optional<String> register(RegisterText register) {
    String name = manner.naming().of(register.code());
    if (name.isEmpty()) {
      return Optional.empty();
    }
    int place = RegisterText.ALL.indexOf(register);
    if (device.is(Oddity.BLANK_VALUES) && place % BLANK == BLANK - 1) {
      return Optional.of(name + "(       )");
    }
    long value = device.meter().read(register.register());
    String bracket = register.bracket(value, device.oddities());
    boolean stamped = register.register().equals(Register.MAXIMUM_DEMAND);
    String stamp = stamped ? "(" + STAMP.format(device.time().local()) + ")" : "";
    return Optional.of(name + bracket + stamp);
  }
}
