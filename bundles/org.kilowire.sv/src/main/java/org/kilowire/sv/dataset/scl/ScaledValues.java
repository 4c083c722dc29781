// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

import java.util.Map;
import java.util.Optional;
import org.kilowire.sv.dataset.ChannelQuantity;
import org.kilowire.sv.dataset.ChannelScale;

/**
 * The scales of integers: value = (i x sVC.scaleFactor + sVC.offset) x 10^units.multiplier, of the
 * data object's instance, else of its type, else as 9-2LE and IEC 61869-9 have it.
 */
final class ScaledValues {

  private static final double AMPERES = 0.001;
  private static final double VOLTS = 0.01;

  /** Multipliers by their names in SCL (IEC 61850-7-3, annex A). */
  private static final Map<String, Double> MULTIPLIERS =
      Map.of("", 1.0, "m", 1e-3, "c", 1e-2, "d", 1e-1, "k", 1e3, "M", 1e6, "µ", 1e-6);

  private final DataTypeTemplates types;
  private final SclRemarks remarks;

  ScaledValues(DataTypeTemplates types, SclRemarks remarks) {
    this.types = types;
    this.remarks = remarks;
  }

  ChannelScale of(DataSetMember member, ChannelQuantity quantity) {
    Optional<Double> factor = number(member, "sVC", "scaleFactor").filter(value -> value != 0);
    if (factor.isEmpty()) {
      return usual(member, quantity);
    }
    double unit = multiplier(member);
    return new ChannelScale.Fixed(
        factor.get() * unit, number(member, "sVC", "offset").orElse(0.0) * unit);
  }

  private ChannelScale usual(DataSetMember member, ChannelQuantity quantity) {
    double factor =
        switch (quantity) {
          case CURRENT -> AMPERES;
          case VOLTAGE -> VOLTS;
          case OTHER -> 1;
        };
    if (quantity != ChannelQuantity.OTHER) {
      remarks.guess(
          member.fcda(), "has no sVC.scaleFactor; taken as " + factor + " " + quantity.unit());
    }
    return new ChannelScale.Fixed(factor, 0);
  }

  private double multiplier(DataSetMember member) {
    String name = text(member, "units", "multiplier").orElse("");
    Double value = MULTIPLIERS.get(name);
    if (value == null) {
      remarks.guess(
          member.fcda(), "the multiplier \"" + SclNode.shown(name) + "\" is unknown; taken as 1");
      return 1;
    }
    return value;
  }

  private Optional<Double> number(DataSetMember member, String attribute, String part) {
    Optional<String> text = text(member, attribute, part);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      double value = Double.parseDouble(text.get());
      if (Double.isFinite(value) && Math.abs(value) < 1e12) {
        return Optional.of(value);
      }
    } catch (NumberFormatException e) {
      // Told below, as any other text that is no scale.
    }
    remarks.fault(
        member.fcda(),
        attribute + "." + part + " is \"" + SclNode.shown(text.get()) + "\", not a number");
    return Optional.empty();
  }

  private Optional<String> text(DataSetMember member, String attribute, String part) {
    return LogicalNodes.value(member.node(), member.doName(), attribute, part)
        .or(
            () ->
                types
                    .dataObject(member.node(), member.doName())
                    .flatMap(type -> types.defaultOf(type, attribute, part)));
  }
}
