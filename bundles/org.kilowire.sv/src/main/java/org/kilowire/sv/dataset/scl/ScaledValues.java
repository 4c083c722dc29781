// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.kilowire.sv.dataset.ChannelQuantity;
import org.kilowire.sv.dataset.ChannelScale;

/**
 * The scales of integers: value = (i x sVC.scaleFactor + sVC.offset) x 10^units.multiplier, of the
 * data object's instance, else of its type, else as 9-2LE and IEC 61869-9 have it.
 */
final class ScaledValues {

  private static final double AMPERES = 0.001;
  private static final double VOLTS = 0.01;

  /** Powers of ten by the names of multipliers in SCL (IEC 61850-7-3, annex A). */
  private static final Map<String, Integer> MULTIPLIERS =
      Map.ofEntries(
          Map.entry("y", -24),
          Map.entry("z", -21),
          Map.entry("a", -18),
          Map.entry("f", -15),
          Map.entry("p", -12),
          Map.entry("n", -9),
          Map.entry("\u00b5", -6), // micro sign
          Map.entry("\u03bc", -6), // Greek mu, which looks the same
          Map.entry("m", -3),
          Map.entry("c", -2),
          Map.entry("d", -1),
          Map.entry("", 0),
          Map.entry("da", 1),
          Map.entry("h", 2),
          Map.entry("k", 3),
          Map.entry("M", 6),
          Map.entry("G", 9),
          Map.entry("T", 12),
          Map.entry("P", 15),
          Map.entry("E", 18),
          Map.entry("Z", 21),
          Map.entry("Y", 24));

  private final DataTypeTemplates types;
  private final SclRemarks remarks;

  ScaledValues(DataTypeTemplates types, SclRemarks remarks) {
    this.types = types;
    this.remarks = remarks;
  }

  /** Empty where the document says a scale that is none: a guess would be a wrong value. */
  Optional<ChannelScale> of(DataSetMember member, ChannelQuantity quantity) {
    OptionalDouble factor = number(member, "scaleFactor");
    OptionalDouble offset = number(member, "offset");
    if (factor.isEmpty() || offset.isEmpty()) {
      return Optional.empty();
    }
    if (factor.getAsDouble() == 0) {
      return Optional.of(usual(member, quantity));
    }
    Integer power = power(member);
    return power == null
        ? Optional.empty()
        : Optional.of(
            new ChannelScale.Fixed(
                scaled(factor.getAsDouble(), power), scaled(offset.getAsDouble(), power)));
  }

  /** As exact as a double can be: 0.5 k is 500, 2 m is 0.002. */
  private static double scaled(double value, int power) {
    return BigDecimal.valueOf(value).scaleByPowerOfTen(power).doubleValue();
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

  private Integer power(DataSetMember member) {
    String name = text(member, "units", "multiplier").orElse("");
    Integer power = MULTIPLIERS.get(name);
    if (power == null) {
      remarks.fault(
          member.fcda(),
          "units.multiplier is \""
              + SclNode.shown(name)
              + "\", which is none: the data set has no map");
    }
    return power;
  }

  /** A part of sVC; 0 where it is not there, empty where it is no number. */
  private OptionalDouble number(DataSetMember member, String part) {
    Optional<String> text = text(member, "sVC", part);
    if (text.isEmpty()) {
      return OptionalDouble.of(0);
    }
    try {
      double value = Double.parseDouble(text.get());
      if (Double.isFinite(value) && Math.abs(value) < 1e12) {
        return OptionalDouble.of(value);
      }
    } catch (NumberFormatException e) {
      // Told below, as any other text that is no scale.
    }
    remarks.fault(
        member.fcda(),
        "sVC."
            + part
            + " is \""
            + SclNode.shown(text.get())
            + "\", not a number: the data set has no map");
    return OptionalDouble.empty();
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
