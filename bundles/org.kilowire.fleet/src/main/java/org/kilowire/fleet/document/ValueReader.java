// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kilowire.fleet.Ids;
import org.kilowire.meter.Quantity;

/** Single values of a document, checked; what is wrong becomes a problem and an empty value. */
final class ValueReader {

  private static final Pattern PRINTABLE = Pattern.compile("[!-~]([ -~]*[!-~])?");

  final Problems problems;

  ValueReader(Problems problems) {
    this.problems = problems;
  }

  private <T> Optional<T> wrong(Node at, String message) {
    problems.add(at, message);
    return Optional.empty();
  }

  private <T> Optional<T> needed(Node at, String what) {
    return wrong(at, "must be " + what + ", not " + at.kind());
  }

  Optional<Node.Obj> object(Node node) {
    return node instanceof Node.Obj object ? Optional.of(object) : needed(node, "an object");
  }

  /** At most {@code most} items; the others are not looked at. */
  List<Node> list(Node node, int least, int most) {
    if (!(node instanceof Node.Arr list)) {
      problems.add(node, "must be a list, not " + node.kind());
      return List.of();
    }
    int size = list.items().size();
    if (size < least || size > most) {
      problems.add(node, "has " + size + " items; allowed are " + least + ".." + most);
    }
    return list.items().subList(0, Math.min(size, most));
  }

  Optional<String> string(Node node) {
    return node instanceof Node.Text text ? Optional.of(text.value()) : needed(node, "a string");
  }

  Optional<Boolean> flag(Node node) {
    return node instanceof Node.Flag flag ? Optional.of(flag.set()) : needed(node, "true or false");
  }

  Optional<Long> whole(Node node, long least, long most) {
    String range = "a whole number " + least + ".." + most;
    Optional<Long> value =
        node instanceof Node.Num number
            ? number.whole().filter(v -> v >= least && v <= most)
            : Optional.empty();
    return value.isPresent() ? value : needed(node, range);
  }

  Optional<String> id(Node node) {
    return string(node)
        .filter(
            id ->
                Ids.valid(id) || say(node, "must be " + Ids.ALLOWED + ", not " + Words.quote(id)));
  }

  /** An id that must be one of {@code known}. */
  Optional<String> reference(Node node, String what, Collection<String> known) {
    return string(node)
        .filter(
            id ->
                known.contains(id)
                    || say(
                        node,
                        "there is no " + what + " " + Words.quote(id) + problems.hint(id, known)));
  }

  /** Printable ASCII that neither begins nor ends with a space. */
  Optional<String> printable(Node node, int most) {
    String range = "1.." + most + " printable characters of ASCII, no space at either end";
    return string(node)
        .filter(
            text ->
                (text.length() <= most && PRINTABLE.matcher(text).matches())
                    || say(node, "must be " + range + ", not " + Words.quote(text)));
  }

  Optional<Duration> span(Node node, Duration least, Duration most) {
    String range =
        "a time span "
            + DurationText.text(least)
            + " to "
            + DurationText.text(most)
            + " (ISO 8601)";
    Optional<String> text = node instanceof Node.Text ? string(node) : needed(node, range);
    return text.flatMap(
        found ->
            DurationText.parse(found)
                .filter(span -> span.compareTo(least) >= 0 && span.compareTo(most) <= 0)
                .or(() -> wrong(node, "must be " + range + ", not " + Words.quote(found))));
  }

  /** A time span in whole seconds. */
  Optional<Duration> seconds(Node node, Duration least, Duration most) {
    return span(node, least, most)
        .filter(
            span -> span.toMillis() % 1000 == 0 || say(node, "must be a whole number of seconds"));
  }

  Optional<String> choice(Node node, Collection<String> choices) {
    return string(node)
        .filter(
            found ->
                choices.contains(found)
                    || say(
                        node,
                        "must be one of "
                            + String.join(", ", choices)
                            + ", not "
                            + Words.quote(found)
                            + problems.hint(found, choices)));
  }

  <E extends Enum<E>> Optional<E> constant(Node node, E[] constants) {
    return choice(node, Arrays.stream(constants).map(Words::lower).toList())
        .flatMap(
            found -> Arrays.stream(constants).filter(c -> Words.lower(c).equals(found)).findAny());
  }

  /** The registers or profiles of meters, each once. */
  List<Quantity> quantities(Node node, int most) {
    Set<Quantity> all = new LinkedHashSet<>();
    for (Node item : list(node, 0, most)) {
      Optional<Quantity> quantity = quantity(item);
      if (quantity.isPresent() && !all.add(quantity.get())) {
        problems.add(item, Words.quote(quantity.get().text()) + " is there twice");
      }
    }
    return new ArrayList<>(all);
  }

  private Optional<Quantity> quantity(Node node) {
    return string(node)
        .flatMap(
            found ->
                Quantity.parse(found)
                    .filter(q -> q.cosem().isPresent() || q.text().startsWith("raw:"))
                    .or(
                        () ->
                            wrong(
                                node,
                                "must be a register or profile (1-0:1.8.0*255,"
                                    + " 3:1-0:1.8.0*255:3, raw:NAME), not "
                                    + Words.quote(found))));
  }

  /** For a filter: tells a problem and lets nothing through. */
  boolean say(Node at, String message) {
    problems.add(at, message);
    return false;
  }
}
