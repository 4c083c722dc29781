// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.kilowire.sv.ethernet.MacAddress;

/** The members of one object, checked; what is wrong becomes a problem and an empty value. */
final class MapValues {

  private final JsonItem.Members object;
  private final MapProblems problems;

  private MapValues(JsonItem.Members object, MapProblems problems) {
    this.object = object;
    this.problems = problems;
  }

  /** The members of {@code item}; one that is not {@code allowed} is a problem. */
  static Optional<MapValues> of(JsonItem item, MapProblems problems, List<String> allowed) {
    if (!(item instanceof JsonItem.Members object)) {
      problems.add(item.path(), "must be an object, not " + item.kind());
      return Optional.empty();
    }
    object
        .all()
        .forEach(
            (name, value) -> {
              if (!allowed.contains(name)) {
                problems.add(
                    value.path(), "unknown member; allowed are " + String.join(", ", allowed));
              }
            });
    return Optional.of(new MapValues(object, problems));
  }

  String path() {
    return object.path();
  }

  String path(String name) {
    return object.path() + "." + name;
  }

  Optional<JsonItem> item(String name) {
    return Optional.ofNullable(object.all().get(name));
  }

  void wrong(String name, String message) {
    problems.add(path(name), message);
  }

  private <T> Optional<T> refuse(JsonItem item, String what) {
    problems.add(item.path(), "must be " + what + ", not " + item.kind());
    return Optional.empty();
  }

  Optional<String> text(String name) {
    return item(name)
        .flatMap(
            item ->
                item instanceof JsonItem.Text text
                    ? Optional.of(text.value())
                    : refuse(item, "a string"));
  }

  Optional<Double> number(String name) {
    return item(name)
        .flatMap(
            item ->
                item instanceof JsonItem.Numeral number
                    ? Optional.of(number.value())
                    : refuse(item, "a number"));
  }

  Optional<Integer> whole(String name, int least, int most) {
    return item(name)
        .flatMap(
            item ->
                item instanceof JsonItem.Numeral number
                        && number.value() == Math.rint(number.value())
                        && number.value() >= least
                        && number.value() <= most
                    ? Optional.of((int) number.value())
                    : refuse(item, "a whole number " + least + ".." + most));
  }

  /** Up to four hexadecimal digits, as APPIDs are written. */
  Optional<Integer> hex(String name) {
    return item(name)
        .flatMap(
            item ->
                item instanceof JsonItem.Text text && text.value().matches("(0x)?[0-9A-Fa-f]{1,4}")
                    ? Optional.of(Integer.parseInt(text.value().replaceFirst("^0x", ""), 16))
                    : refuse(item, "a string of one to four hexadecimal digits"));
  }

  /** A MAC address, joined by hyphens or by colons. */
  OptionalLong address(String name) {
    Optional<MacAddress> address =
        item(name)
            .flatMap(
                item ->
                    (item instanceof JsonItem.Text text
                            ? MacAddress.parse(text.value())
                            : Optional.<MacAddress>empty())
                        .or(() -> refuse(item, "a MAC address, as 02-00-00-00-00-01")));
    return address.map(one -> OptionalLong.of(one.value())).orElse(OptionalLong.empty());
  }

  /** A constant, written in lower case with hyphens. */
  <E extends Enum<E>> Optional<E> constant(String name, E[] constants) {
    return item(name)
        .flatMap(
            item ->
                Arrays.stream(constants)
                    .filter(c -> item instanceof JsonItem.Text text && word(c).equals(text.value()))
                    .findAny()
                    .or(
                        () ->
                            refuse(
                                item,
                                "one of "
                                    + String.join(
                                        ", ",
                                        Arrays.stream(constants).map(MapValues::word).toList()))));
  }

  /** At most {@code most} items; the others are not looked at. */
  List<JsonItem> list(String name, int most) {
    Optional<JsonItem> item = item(name);
    if (item.isEmpty()) {
      return List.of();
    }
    if (!(item.get() instanceof JsonItem.Items list)) {
      refuse(item.get(), "a list");
      return List.of();
    }
    if (list.all().size() > most) {
      problems.add(list.path(), "has " + list.all().size() + " items; allowed are " + most);
    }
    return list.all().subList(0, Math.min(most, list.all().size()));
  }

  /** {@code PHASE_CURRENT} is {@code phase-current}. */
  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
