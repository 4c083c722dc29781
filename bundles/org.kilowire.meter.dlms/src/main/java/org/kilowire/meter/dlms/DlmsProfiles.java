// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Reason;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.CaptureObject;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.ProfileDecoder;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.cosem.SelectiveAccess;
import org.kilowire.dlms.session.DlmsClient;
import org.kilowire.dlms.xdlms.GetResult;
import org.kilowire.meter.Block;
import org.kilowire.meter.Coverage;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.ReadContext;
import org.kilowire.meter.Source;
import org.kilowire.meter.Traits;

/**
 * The profiles of one device, over a client that is associated: first a profile's shape, then the
 * rows that are wanted, as blocks.
 *
 * <p>The shape is asked for once in a session and not kept longer: a profile can be configured
 * anew, and its values would then be taken for those of the columns it had before.
 */
public final class DlmsProfiles {

  /** Seven years of quarter hours. */
  private static final int MAX_ROWS = 250_000;

  private final DlmsClient client;
  private final Knowledge knowledge;
  private final Meter meter;
  private final String device;
  private final int rowsABlock;
  private final Map<LogicalName, ProfileShape> shapes = new HashMap<>();

  /** For a tool that looks at one device once: nothing is known before, nothing is kept. */
  public DlmsProfiles(DlmsClient client, Meter meter, String device) {
    this(client, meter, device, ProfileRules.ROWS_A_BLOCK);
  }

  /** The same for a tool that wants rows as they come: so many, 1..4096, at a time. */
  public DlmsProfiles(DlmsClient client, Meter meter, String device, int rowsABlock) {
    this(client, new Knowledge(), meter, device, rowsABlock);
  }

  DlmsProfiles(DlmsClient client, Knowledge knowledge, Meter meter, String device) {
    this(client, knowledge, meter, device, ProfileRules.ROWS_A_BLOCK);
  }

  private DlmsProfiles(
      DlmsClient client, Knowledge knowledge, Meter meter, String device, int rowsABlock) {
    this.client = client;
    this.knowledge = knowledge;
    this.meter = meter;
    this.device = device;
    this.rowsABlock = rowsABlock;
  }

  /**
   * Reads rows in the order of the archive.
   *
   * @param series the profile's quantity
   * @param sink takes the blocks as they fill up
   */
  public Conversation<Coverage> read(
      Quantity series, ProfileSelection wanted, ReadContext context, Consumer<Block> sink) {
    Optional<LogicalName> name = series.cosem().map(cosem -> Objects.name(cosem.obis()));
    if (name.isEmpty()) {
      return Conversation.failed(MeterReason.NOT_SUPPORTED, series + " is no profile of COSEM");
    }
    return Conversation.then(
        Timed.of(shape(name.get())),
        timed -> {
          ProfileShape shape = timed.value();
          Instant readAt = context.time().at(timed.ended());
          Source source = source(series, context, readAt, shape.period());
          Stamps stamps = new Stamps(meter.type().time(), shape.period());
          Window window = Window.of(wanted);
          ProfileRules rules = ProfileRules.of(meter.traits()).withRowsABlock(rowsABlock);
          BlockWriter rows = new BlockWriter(shape, rules, source, stamps, window, sink);
          return rows(name.get(), shape, access(shape, stamps, wanted), rows, window);
        });
  }

  private Source source(Quantity series, ReadContext context, Instant readAt, Duration period) {
    return new Source(
        meter.id(), device, series, context.origin(), readAt, context.time().proven(), period);
  }

  private Optional<SelectiveAccess> access(
      ProfileShape shape, Stamps stamps, ProfileSelection wanted) {
    if (wanted instanceof ProfileSelection.Entries entries) {
      return Optional.of(SelectiveAccess.EntryAccess.of(entries.from(), entries.to()));
    }
    boolean ranges =
        meter.traits().choice(DlmsTraits.SELECTIVE_ACCESS).equals(DlmsTraits.RANGE)
            && shape.clockColumn().isPresent();
    return ranges && wanted instanceof ProfileSelection.Between between
        ? Optional.of(range(shape, stamps, between.from(), between.to()))
        : Optional.empty();
  }

  private SelectiveAccess range(ProfileShape shape, Stamps stamps, Instant from, Instant to) {
    Traits traits = meter.traits();
    CaptureObject clock = shape.columns().get(shape.clockColumn().getAsInt());
    boolean deviation = traits.flag(DlmsTraits.RANGE_DEVIATION);
    Instant early =
        stamps.safeStart(from, shape.period()).minus(traits.duration(DlmsTraits.RANGE_MARGIN));
    return new SelectiveAccess.RangeAccess(
        clock,
        stamps.bound(early, deviation).toData(),
        stamps.bound(to, deviation).toData(),
        List.of());
  }

  private Conversation<Coverage> rows(
      LogicalName name,
      ProfileShape shape,
      Optional<SelectiveAccess> access,
      BlockWriter rows,
      Window window) {
    ProfileDecoder decoder = new ProfileDecoder(shape.columns().size(), MAX_ROWS, rows);
    AttributeRef buffer = new AttributeRef(Objects.PROFILE, name, 2);
    return Conversation.then(
        client.profile(buffer, access, decoder),
        done -> {
          rows.end();
          if (rows.problem().isPresent()) {
            return Conversation.failed(MeterReason.MALFORMED, rows.problem().get());
          }
          return Conversation.of(
              new Coverage(window.from(), window.to(), rows.written(), rows.passedOver()));
        });
  }

  private Conversation<ProfileShape> shape(LogicalName name) {
    ProfileShape known = shapes.get(name);
    if (known != null) {
      return Conversation.of(known);
    }
    List<AttributeRef> request =
        List.of(
            new AttributeRef(Objects.PROFILE, name, 3), new AttributeRef(Objects.PROFILE, name, 4));
    return Conversation.then(
        client.getList(request),
        answers -> {
          Optional<List<CaptureObject>> columns =
              value(answers.get(0)).flatMap(CaptureObject::listOf);
          if (columns.isEmpty() || columns.get().isEmpty()) {
            return Conversation.failed(
                MeterReason.NOT_READABLE, name + " does not say its columns");
          }
          Optional<String> unfit = ProfileShape.unfit(columns.get());
          if (unfit.isPresent()) {
            return Conversation.failed(MeterReason.NOT_SUPPORTED, name + " " + unfit.get());
          }
          Duration period =
              Duration.ofSeconds(
                  value(answers.get(1)).map(seconds -> seconds.number().orElse(0)).orElse(0L));
          return Conversation.then(
              units(columns.get()),
              units -> {
                ProfileShape shape = new ProfileShape(columns.get(), units, period);
                shapes.put(name, shape);
                return Conversation.of(shape);
              });
        });
  }

  private Conversation<List<Optional<ScalerUnit>>> units(List<CaptureObject> columns) {
    List<AttributeRef> unknown =
        columns.stream()
            .map(CaptureObject::ref)
            .filter(ref -> ScalerUnit.attributeOf(ref).isPresent() && !knowledge.knowsUnit(ref))
            .distinct()
            .toList();
    List<AttributeRef> request = new ArrayList<>();
    unknown.forEach(ref -> request.add(ScalerUnit.attributeOf(ref).orElseThrow()));
    Conversation<List<GetResult>> ask =
        request.isEmpty() ? Conversation.of(List.of()) : client.getList(request);
    return Conversation.then(
        ask,
        answers -> {
          for (int i = 0; i < answers.size(); i++) {
            AttributeRef of = unknown.get(i);
            Optional<Conversation<List<Optional<ScalerUnit>>>> unclear =
                unclear(of, answers.get(i));
            if (unclear.isPresent()) {
              return unclear.get();
            }
            value(answers.get(i)).flatMap(ScalerUnit::of).ifPresent(u -> knowledge.unit(of, u));
          }
          return Conversation.of(
              columns.stream().map(column -> knowledge.unit(column.ref())).toList());
        });
  }

  /**
   * A scaler that is there and cannot be read now, or not at all, makes every value wrong; one that
   * is not there, or not for us, leaves the values as the meter sends them.
   */
  private static <T> Optional<Conversation<T>> unclear(AttributeRef of, GetResult answer) {
    Optional<Reason> passing = Refusals.passing(answer);
    if (passing.isPresent()) {
      return Optional.of(Conversation.failed(passing.get(), "the scaler of " + of));
    }
    boolean none = value(answer).map(data -> data instanceof Data.NullData).orElse(true);
    return none || value(answer).flatMap(ScalerUnit::of).isPresent()
        ? Optional.empty()
        : Optional.of(
            Conversation.failed(MeterReason.MALFORMED, "the scaler of " + of + ": " + answer));
  }

  private static Optional<Data> value(GetResult result) {
    return result instanceof GetResult.Value value ? Optional.of(value.data()) : Optional.empty();
  }
}
