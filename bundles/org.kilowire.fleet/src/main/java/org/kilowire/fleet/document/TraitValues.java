// SPDX-License-Identifier: Apache-2.0
package org.kilowire.fleet.document;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.kilowire.fleet.Ids;
import org.kilowire.meter.Trait;

/** The traits of a type or a meter, checked against those that its protocol knows. */
final class TraitValues {

  private static final String SECRET = "secret:";

  private final ValueReader values;
  private final Predicate<String> secretExists;

  TraitValues(ValueReader values, Predicate<String> secretExists) {
    this.values = values;
    this.secretExists = secretExists;
  }

  /** The values by name, each of the Java type that {@link Trait.Kind} gives. */
  Map<String, Object> read(Node node, List<Trait> known) {
    Map<String, Object> all = new HashMap<>();
    values
        .object(node)
        .ifPresent(
            object ->
                object
                    .members()
                    .forEach(
                        (name, value) ->
                            find(name, value, known)
                                .flatMap(trait -> read(value, trait))
                                .ifPresent(found -> all.put(name, found))));
    return all;
  }

  /** The names that {@code node} gives a value to, right or wrong. */
  static Set<String> names(Optional<Node> node) {
    return node.filter(Node.Obj.class::isInstance)
        .map(object -> Set.copyOf(((Node.Obj) object).members().keySet()))
        .orElse(Set.of());
  }

  private Optional<Trait> find(String name, Node value, List<Trait> known) {
    Optional<Trait> trait = known.stream().filter(t -> t.name().equals(name)).findAny();
    if (trait.isEmpty()) {
      List<String> names = known.stream().map(Trait::name).sorted().toList();
      values.problems.add(
          value,
          "unknown trait"
              + values.problems.hint(name, names)
              + "; the protocol has "
              + String.join(", ", names));
    }
    return trait;
  }

  private Optional<?> read(Node node, Trait trait) {
    return switch (trait.kind()) {
      case TEXT -> text(node, trait.most());
      case INTEGER -> values.whole(node, trait.least(), trait.most());
      case FLAG -> values.flag(node);
      case CHOICE -> values.choice(node, trait.choices());
      case DURATION ->
          values
              .span(node, Duration.ofMillis(trait.least()), Duration.ofMillis(trait.most()))
              .map(Duration::toMillis);
      case SECRET -> secret(node);
    };
  }

  /** Not shown where it is wrong: nobody knows what a protocol keeps in a text. */
  private Optional<String> text(Node node, long most) {
    return values
        .string(node)
        .filter(
            text ->
                (text.length() <= most && text.chars().noneMatch(Character::isISOControl))
                    || values.say(
                        node,
                        "must be at most "
                            + most
                            + " characters without control characters, not "
                            + text.length()
                            + " characters"));
  }

  /** The name of a secret. What stands in its place may be the secret itself and is never shown. */
  private Optional<String> secret(Node node) {
    Optional<String> name =
        Optional.of(node)
            .filter(Node.Text.class::isInstance)
            .map(text -> ((Node.Text) text).value())
            .filter(text -> text.startsWith(SECRET))
            .map(text -> text.substring(SECRET.length()))
            .filter(Ids::valid);
    if (name.isEmpty()) {
      values.problems.add(
          node,
          "a secret never stands in this document: must be \"secret:NAME\", NAME having "
              + Ids.ALLOWED
              + "; found something else, not shown");
    }
    return name.filter(
        found ->
            secretExists.test(found)
                || values.say(node, "there is no secret named " + Words.quote(found)));
  }
}
