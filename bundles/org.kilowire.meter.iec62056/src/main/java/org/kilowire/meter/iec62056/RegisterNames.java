// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.util.Locale;
import java.util.Optional;
import org.kilowire.iec62056.dataset.RegisterName;
import org.kilowire.meter.Obis;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Traits;
import org.kilowire.meter.iec62056.trait.ReadingTraits;

/** A meter's names and ours: 1.8.0 is 1-0:1.8.0*255, P.01 is 1-0:99.1.0*255, ET0PE is raw:ET0PE. */
final class RegisterNames {

  static final String RAW = "raw:";

  /** Groups C and D that the register code writes as letters, from 96 on (IEC 62056-61). */
  private static final String LETTERS = "CFLP";

  private static final int FIRST_LETTER = 96;
  private static final int MAX_RAW = 124;
  private static final int HEX_DIGITS = 8;
  private static final int LEFT_OUT = 255;

  private final boolean raw;
  private final String form;
  private final int medium;
  private final int channel;

  RegisterNames(Traits traits) {
    raw = traits.choice(ReadingTraits.NAMES).equals(ReadingTraits.RAW);
    form = traits.choice(ReadingTraits.NAME_FORM);
    medium = Math.toIntExact(traits.integer(ReadingTraits.MEDIUM));
    channel = Math.toIntExact(traits.integer(ReadingTraits.CHANNEL));
  }

  /** What the meter calls a quantity; empty where it has no name for such. */
  Optional<String> ofMeter(Quantity quantity) {
    String text = quantity.text();
    if (text.startsWith(RAW)) {
      String name = text.substring(RAW.length());
      int hash = name.indexOf(ElementIndex.MARK);
      return Optional.of(hash > 0 ? name.substring(0, hash) : name);
    }
    return raw ? Optional.empty() : quantity.cosem().map(cosem -> written(cosem.obis()));
  }

  private static String withoutArgument(String name) {
    int bracket = name.indexOf('(');
    return bracket > 0 ? name.substring(0, bracket) : name;
  }

  private String written(Obis obis) {
    int[] groups = groups(obis);
    String head = groups[0] + "-" + groups[1] + ":";
    String tail = groups[5] == LEFT_OUT ? "" : String.format(Locale.ROOT, "*%02d", groups[5]);
    String digits = groups[2] + "." + groups[3] + "." + groups[4];
    return switch (form) {
      case ReadingTraits.CHANNEL_FORM -> head + digits + tail;
      case ReadingTraits.FULL -> head + digits + "*" + groups[5];
      case ReadingTraits.HEX ->
          String.format(
              Locale.ROOT, "%02X%02X%02X%02X", groups[2], groups[3], groups[4], groups[5]);
      default -> inShort(obis, shortForm(groups) + tail).orElse(head + digits + tail);
    };
  }

  /** The name without A and B, where it is still that of the code and of no other channel's. */
  private Optional<String> inShort(Obis obis, String name) {
    return Optional.of(name)
        .filter(
            one -> code(one).map(RegisterNames::quantity).equals(Optional.of(Quantity.of(obis))));
  }

  private static int[] groups(Obis obis) {
    int[] groups = new int[6];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = obis.octets().at(i);
    }
    return groups;
  }

  private static String shortForm(int[] groups) {
    int letter = groups[2] - FIRST_LETTER;
    if (letter < 0 || letter >= LETTERS.length()) {
      return groups[2] + "." + groups[3] + "." + groups[4];
    }
    char first = LETTERS.charAt(letter);
    if (first == 'P') {
      return String.format(Locale.ROOT, "P.%02d", groups[3]);
    }
    return first == 'F' && groups[3] == groups[2]
        ? "F.F"
        : first + "." + groups[3] + "." + groups[4];
  }

  /** What a person names: our text of a quantity, or a name of the meter's. */
  Optional<Quantity> ofAnyName(String name) {
    boolean ours = name.startsWith(RAW) || (name.indexOf(':') > 0 && name.indexOf('*') > 0);
    return ours ? Quantity.parse(name).or(() -> ofName(name)) : ofName(name);
  }

  /** What a name of the meter's is called here; empty where it has characters of no quantity. */
  Optional<Quantity> ofName(String name) {
    return code(name).map(RegisterNames::quantity).or(() -> named(name));
  }

  private Optional<RegisterName> code(String name) {
    if (raw) {
      return Optional.empty();
    }
    return form.equals(ReadingTraits.HEX) ? ofHex(name) : RegisterName.parse(name).map(this::whole);
  }

  private Optional<RegisterName> ofHex(String name) {
    if (name.length() != HEX_DIGITS || !name.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
      return Optional.empty();
    }
    int[] groups = new int[4];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = Integer.parseInt(name, 2 * i, 2 * i + 2, 16);
    }
    return Optional.of(whole(new RegisterName(-1, -1, groups[0], groups[1], groups[2], groups[3])));
  }

  /** Groups that are left out: E is the total, service entries are no medium's. */
  private RegisterName whole(RegisterName name) {
    boolean service = name.c() == FIRST_LETTER || name.c() == FIRST_LETTER + 1;
    return new RegisterName(
        name.a() >= 0 ? name.a() : service ? 0 : medium,
        name.b() >= 0 ? name.b() : service ? 0 : channel,
        name.c(),
        name.d(),
        Math.max(0, name.e()),
        name.f());
  }

  private static Quantity quantity(RegisterName name) {
    return new Quantity(name.canonical(name.a(), name.b()));
  }

  private static Optional<Quantity> named(String name) {
    boolean printable = name.chars().allMatch(c -> c > ' ' && c < 0x7F);
    return printable && !name.isEmpty() && name.length() < MAX_RAW
        ? Optional.of(new Quantity(RAW + name))
        : Optional.empty();
  }

  /** Whether a meter's name is that of a quantity. */
  boolean isOf(String name, Quantity quantity) {
    if (quantity.text().startsWith(RAW)) {
      return ofMeter(quantity).map(RegisterNames::withoutArgument).filter(name::equals).isPresent();
    }
    Optional<Obis> wanted = quantity.cosem().map(Quantity.Cosem::obis);
    return wanted.isPresent()
        && code(name).map(RegisterNames::quantity).equals(wanted.map(Quantity::of));
  }
}
