// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.kilowire.conversation.Outcome;
import org.kilowire.conversation.Reason;
import org.kilowire.meter.Block;
import org.kilowire.meter.Column;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Value;

/** What tests say of outcomes and blocks. */
final class Outcomes {

  private Outcomes() {}

  static <T> T ok(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Ok.class);
    return ((Outcome.Ok<T>) outcome).value();
  }

  static void failed(Outcome<?> outcome, Reason reason) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.reason()).isEqualTo(reason));
  }

  /** The column of a quantity; null where there is none. */
  static Column column(Block block, Quantity quantity) {
    return block.columns().stream()
        .filter(column -> column.quantity().equals(quantity))
        .findFirst()
        .orElse(null);
  }

  /** A decimal of the first row. */
  static Value value(Block block, Quantity quantity) {
    return column(block, quantity).value(0).orElse(null);
  }

  static List<Long> times(List<Block> blocks) {
    List<Long> all = new ArrayList<>();
    for (Block block : blocks) {
      for (long time : block.times()) {
        all.add(time);
      }
    }
    return all;
  }
}
