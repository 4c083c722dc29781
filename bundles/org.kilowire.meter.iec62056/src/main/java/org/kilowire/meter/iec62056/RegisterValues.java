// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.iec62056;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kilowire.iec62056.clock.LocalRules;
import org.kilowire.iec62056.clock.MeterTime;
import org.kilowire.iec62056.dataset.DataSet;
import org.kilowire.iec62056.dataset.DataSetValue;
import org.kilowire.iec62056.dataset.Numeral;
import org.kilowire.meter.Column;
import org.kilowire.meter.ColumnBuffer;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.Traits;
import org.kilowire.meter.Value;
import org.kilowire.meter.iec62056.trait.ReadingTraits;

/** Values of data sets as columns of one row. A value that is blank or all dashes is none. */
final class RegisterValues {

  /** An extended register, and its attribute with the time of the value (IEC 62056-6-2, 4.3.3). */
  private static final int EXTENDED_REGISTER = 4;

  private static final int CAPTURE_TIME = 5;
  private static final int VALUE = 2;

  private final RegisterNames names;
  private final LocalRules rules;
  private final boolean comma;

  RegisterValues(Traits traits, RegisterNames names, LocalRules rules) {
    this.names = names;
    this.rules = rules;
    this.comma = traits.flag(ReadingTraits.DECIMAL_COMMA);
  }

  /** The column of a quantity, of those data sets that are its own; empty where there are none. */
  Optional<Column> column(Quantity quantity, List<DataSet> sets) {
    return value(quantity, own(quantity, sets));
  }

  /** The column of a quantity in the answer to a command that asked for it alone. */
  Optional<Column> answer(Quantity quantity, List<DataSet> sets) {
    return value(quantity, answered(quantity, sets));
  }

  /** The data sets of a quantity in the answer to a command that asked for it alone. */
  List<DataSet> answered(Quantity quantity, List<DataSet> sets) {
    List<DataSet> own = own(quantity, sets);
    boolean nameless = own.isEmpty() && !sets.isEmpty() && sets.get(0).name().isEmpty();
    return nameless ? sets : own;
  }

  /** The data sets of a quantity among all: the first of its name, and what continues it. */
  List<DataSet> own(Quantity quantity, List<DataSet> sets) {
    List<DataSet> own = new ArrayList<>();
    for (DataSet set : sets) {
      boolean named = set.continued() ? !own.isEmpty() : names.isOf(set.name(), quantity);
      if (named) {
        own.add(set);
      } else if (!own.isEmpty()) {
        break;
      }
    }
    return own;
  }

  private Optional<Column> value(Quantity quantity, List<DataSet> sets) {
    if (sets.isEmpty() || sets.get(0).isError()) {
      return Optional.empty();
    }
    Optional<Quantity.Cosem> cosem = quantity.cosem();
    int attribute = cosem.map(Quantity.Cosem::attribute).orElse(VALUE);
    if (attribute == CAPTURE_TIME
        && cosem
            .flatMap(Quantity.Cosem::classId)
            .filter(id -> id == EXTENDED_REGISTER)
            .isPresent()) {
      return time(quantity, sets.get(0));
    }
    return attribute == VALUE
        ? ElementIndex.of(quantity)
            .in(sets, !comma)
            .filter(value -> !value.isMissing())
            .map(value -> column(quantity, value))
        : Optional.empty();
  }

  private Optional<Column> time(Quantity quantity, DataSet set) {
    if (set.values().size() < 2) {
      return Optional.empty();
    }
    Optional<Instant> instant =
        MeterTime.parse(set.values().get(1).text())
            .flatMap(time -> rules.instants(time).stream().findFirst());
    return instant.map(at -> other(quantity, "", new Value.Time(at)));
  }

  private Column column(Quantity quantity, DataSetValue value) {
    Optional<Numeral> number = Numeral.parse(value.text(), comma);
    return number
        .map(found -> Column.of(quantity, value.unit(), found.exponent(), found.unscaled()))
        .orElseGet(() -> other(quantity, value.unit(), new Value.Text(value.text())));
  }

  private static Column other(Quantity quantity, String unit, Value value) {
    ColumnBuffer column = new ColumnBuffer(quantity, unit, 0);
    column.other(0, value);
    return column.take(1);
  }
}
