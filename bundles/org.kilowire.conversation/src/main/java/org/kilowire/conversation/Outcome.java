// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

import java.util.function.Function;

/** How a conversation ended. */
public sealed interface Outcome<T> {

  /** It has its result. */
  record Ok<T>(T value) implements Outcome<T> {}

  /** The peer, or the protocol, said no; the line is still good. */
  record Failed<T>(Reason reason, String detail) implements Outcome<T> {}

  /** The link failed. */
  record Lost<T>(LinkException why) implements Outcome<T> {}

  /** The outcome of what {@code next} makes of the value; failures stay what they are. */
  default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
    if (this instanceof Ok<T> ok) {
      return next.apply(ok.value());
    }
    return failure();
  }

  /** The same outcome with another value. */
  default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
    return then(value -> new Ok<>(change.apply(value)));
  }

  /**
   * This failure, as an outcome of any type.
   *
   * @throws IllegalStateException if it is {@link Ok}
   */
  default <R> Outcome<R> failure() {
    if (this instanceof Failed<T> failed) {
      return new Failed<>(failed.reason(), failed.detail());
    }
    if (this instanceof Lost<T> lost) {
      return new Lost<>(lost.why());
    }
    throw new IllegalStateException("not a failure: " + this);
  }
}
