// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.association;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.kilowire.conversation.Outcome;
import org.kilowire.kura.driver.MeterChannel;

/**
 * What the meter has answered of channels during one use of it, asked request by request: what it
 * has answered stays, whatever becomes of the next one.
 */
public final class MeterReads<K, D> {

  private final AssociationUse<K, D> use;

  /** Of this association, and of no other. */
  private final Map<K, Outcome<D>> answers = new HashMap<>();

  private Optional<HeldAssociation.Learnt<K, D>> learnt = Optional.empty();
  private List<K> request = List.of();

  /** Nothing is answered yet. */
  public MeterReads(AssociationUse<K, D> use) {
    this.use = use;
  }

  /** Whether all that a channel needs was answered. */
  public boolean has(MeterChannel<K, D> channel) {
    return missing(channel).findAny().isEmpty();
  }

  /** What a channel needs and is not known: its value, and behind it the scaler. */
  private Stream<K> missing(MeterChannel<K, D> channel) {
    Stream<K> scaling = channel.scaling().filter(where -> learnt(where).isEmpty()).stream();
    return Stream.concat(Stream.of(channel.target()), scaling)
        .filter(what -> !answers.containsKey(what));
  }

  private Optional<D> learnt(K where) {
    return learnt.flatMap(one -> one.scaling(where));
  }

  /**
   * One request for what is missing of these channels; it may be too short for all.
   *
   * @return whether it came about
   */
  public Outcome<?> ask(List<? extends MeterChannel<K, D>> channels) {
    Outcome<List<Outcome<D>>> list =
        use.get(
            held -> {
              begin(held);
              request =
                  channels.stream()
                      .flatMap(this::missing)
                      .distinct()
                      .limit(held.association().most())
                      .toList();
              return held.association().get(request);
            });
    if (list instanceof Outcome.Ok<List<Outcome<D>>> ok) {
      take(ok.value());
    } else {
      use.most().filter(most -> most >= request.size()).ifPresent(most -> refuse(list));
    }
    return list;
  }

  /** Answers of an earlier association may be those of another device. */
  private void begin(HeldAssociation<K, D> held) {
    Optional<HeldAssociation.Learnt<K, D>> now = Optional.of(held.learnt());
    if (!learnt.equals(now)) {
      answers.clear();
    }
    learnt = now;
  }

  private void take(List<Outcome<D>> list) {
    for (int i = 0; i < request.size(); i++) {
      K what = request.get(i);
      answers.put(what, list.get(i));
      if (list.get(i) instanceof Outcome.Ok<D>) {
        learnt.orElseThrow().readable(what);
      }
    }
  }

  /**
   * A request that failed on an association that is there. Where the meter is asked for less at
   * once by now, one thing may have spoiled it for the others, which are asked for again.
   */
  private void refuse(Outcome<?> why) {
    request.forEach(what -> answers.put(what, why.failure()));
  }

  /**
   * Goes on with what a channel's target and scaling hold.
   *
   * @param asked why they are not known where they are not
   */
  public <T> Outcome<T> of(
      MeterChannel<K, D> channel, Outcome<?> asked, BiFunction<D, Optional<D>, Outcome<T>> then) {
    return answer(channel.target(), asked)
        .then(data -> scaling(channel, asked).then(scaling -> then.apply(data, scaling)));
  }

  private Outcome<D> answer(K what, Outcome<?> asked) {
    Outcome<D> answer = answers.get(what);
    return answer == null ? asked.failure() : answer;
  }

  private Outcome<Optional<D>> scaling(MeterChannel<K, D> channel, Outcome<?> asked) {
    Optional<K> where = channel.scaling();
    Optional<D> known = where.flatMap(this::learnt);
    return where.isEmpty() || known.isPresent()
        ? new Outcome.Ok<>(known)
        : answer(where.get(), asked).map(data -> learn(where.get(), data));
  }

  private Optional<D> learn(K where, D data) {
    learnt.orElseThrow().scaling(where, data);
    return Optional.of(data);
  }
}
