// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.eclipse.kura.type.TypedValue;
import org.kilowire.conversation.Outcome;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.kura.driver.ChannelWrites;
import org.kilowire.kura.driver.Failures;
import org.kilowire.kura.driver.MeterUse;
import org.kilowire.kura.driver.WriteRules;
import org.kilowire.meter.MeterReason;

/**
 * Writes attributes: each is read first, since only the meter knows its type and its scaler. Some
 * classes are never written: they switch, set the time, hold keys or run programs.
 */
final class AttributeWrites implements ChannelWrites<DlmsChannel> {

  private static final Map<Integer, String> NEVER =
      Map.of(
          8, "clock",
          9, "script table",
          12, "association with short names",
          15, "association",
          18, "image transfer",
          20, "activity calendar",
          22, "single action schedule",
          64, "security setup",
          70, "disconnect control",
          71, "limiter");

  private final MeterUse<DlmsAssociation> use;
  private final WriteRules<AttributeRef> rules;

  AttributeWrites(MeterUse<DlmsAssociation> use, WriteRules<AttributeRef> rules) {
    this.use = use;
    this.rules = rules;
  }

  /** Why an attribute is never written; empty where it may be. */
  static Optional<String> neverWritten(AttributeRef attribute) {
    int classId = attribute.classId();
    return Optional.ofNullable(NEVER.get(classId))
        .map(name -> "a driver never writes class " + classId + ", " + name);
  }

  @Override
  public Optional<String> refusal(DlmsChannel channel) {
    return channel.index().isPresent()
        ? Optional.of("an element of a structure is not written")
        : rules.refusal(channel.attribute(), AttributeWrites::neverWritten);
  }

  @Override
  public Outcome<?> write(DlmsChannel channel, TypedValue<?> value) {
    return held(channel, (before, scaler) -> WrittenValues.of(value, before, scaler))
        .then(data -> set(channel, data));
  }

  private Outcome<Void> set(DlmsChannel channel, Data data) {
    Outcome<Void> outcome = use.set(one -> one.client().set(channel.attribute(), data));
    return outcome instanceof Outcome.Failed<Void> failed
            && Failures.is(outcome, MeterReason.OUTCOME_UNKNOWN)
        ? new Outcome.Failed<>(failed.reason(), failed.detail() + "; " + state(channel, data))
        : outcome;
  }

  /**
   * Whether the attribute holds the value, read on a new association: whoever reads the status has
   * to judge. Not what it holds: passwords stand in attributes that may be written, and a status
   * goes to the log.
   */
  private String state(DlmsChannel channel, Data data) {
    Outcome<Boolean> written = held(channel, (now, scaler) -> new Outcome.Ok<>(now.equals(data)));
    if (written instanceof Outcome.Ok<Boolean> ok) {
      return ok.value() ? "it now holds this value" : "it now holds another value";
    }
    return "it could not be read back: " + Failures.text(written);
  }

  /** Goes on with what the attribute of a channel holds, and the scaler of its number. */
  private <T> Outcome<T> held(DlmsChannel channel, BiFunction<Data, Integer, Outcome<T>> then) {
    AttributeReads reads = new AttributeReads(use);
    Outcome<?> asked = reads.ask(List.of(channel));
    while (use.isAssociated() && !reads.has(channel)) {
      asked = reads.ask(List.of(channel));
    }
    return reads.valueAndUnit(
        channel, asked, (data, unit) -> then.apply(data, unit.map(ScalerUnit::scaler).orElse(0)));
  }
}
