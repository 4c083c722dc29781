// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.kilowire.conversation.Conversation;
import org.kilowire.conversation.Octets;
import org.kilowire.conversation.Reason;
import org.kilowire.conversation.Timed;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.cosem.profile.CaptureObject;
import org.kilowire.dlms.cosem.profile.ProfileDecoder;
import org.kilowire.dlms.cosem.profile.RowSink;
import org.kilowire.dlms.cosem.profile.SelectiveAccess;
import org.kilowire.dlms.cosem.profile.SortMethod;
import org.kilowire.dlms.cosem.time.CosemDateTime;
import org.kilowire.dlms.session.client.DlmsClient;
import org.kilowire.dlms.xdlms.parameter.GetResult;
import org.kilowire.meter.Block;
import org.kilowire.meter.Coverage;
import org.kilowire.meter.Meter;
import org.kilowire.meter.MeterReason;
import org.kilowire.meter.Quantity;
import org.kilowire.meter.ReadContext;
import org.kilowire.meter.RowOrder;
import org.kilowire.meter.Source;
import org.kilowire.meter.TimeRules;
import org.kilowire.meter.Traits;

/**
 * The profiles of one device, over a client that is associated: first a profile's shape, then the
 * rows that are wanted, as blocks.
 *
 * <p>The shape is asked for once in a session and not kept longer: a profile can be configured
 * anew, and its values would then be taken for those of the columns it had before.
 */
public final class DlmsProfiles {

  /**
   * Rows that are held until the last has come: seven years of quarter hours. The others are
   * bounded by their octets.
   */
  private static final int MAX_ARRANGED = 250_000;

  private static final Optional<SelectiveAccess> NO_RANGE = Optional.empty();

  /** A leap year, in seconds: no profile captures less often. */
  private static final long MAX_PERIOD = 366 * 86_400;

  /** The end of a range without one: clocks that count two digits of a year can show it, too. */
  private static final Instant NEVER = Instant.parse("2099-12-31T00:00:00Z");

  private static final int CAPTURE_OBJECTS = 3;
  private static final int CAPTURE_PERIOD = 4;
  private static final int SORT_METHOD = 5;
  private static final int SORT_OBJECT = 6;

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
          if (shape.clockColumn().isEmpty() && wanted instanceof ProfileSelection.Between) {
            return Conversation.failed(
                MeterReason.NOT_SUPPORTED, name.get() + " has no clock: its rows have no times");
          }
          Source source = source(series, context, context.time().at(timed.ended()), shape.period());
          return read(name.get(), shape, wanted, source, sink);
        });
  }

  private Conversation<Coverage> read(
      LogicalName name,
      ProfileShape shape,
      ProfileSelection wanted,
      Source source,
      Consumer<Block> sink) {
    TimeRules time = meter.type().time();
    Sorting sorting = shape.sorting();
    boolean inOrder = sorting.order() != RowOrder.BY_TIME;
    Stamps stamps = new Stamps(time, shape.period(), inOrder);
    ProfileRules rules = ProfileRules.of(meter.traits()).withRowsABlock(rowsABlock);
    boolean asSent = sorting.arrangement() == Sorting.Arrangement.AS_SENT;
    TimeRange window = TimeRange.of(wanted);
    ProfileBlockBuilder writer =
        new ProfileBlockBuilder(
            shape, asSent ? rules : rules.withoutGaps(), source, stamps, window, sink);
    shape.opaque().forEach(ref -> writer.note("the scaler of " + ref + " cannot be read"));
    Optional<ArrangedRows> arranged =
        asSent ? Optional.empty() : Optional.of(arranged(shape, rules, writer));
    RowSink rows = arranged.map(RowSink.class::cast).orElse(writer);
    RowRequests requests =
        new RowRequests(
            client,
            new AttributeRef(Objects.PROFILE, name, 2),
            () ->
                new ProfileDecoder(
                    shape.columns().size(), asSent ? Integer.MAX_VALUE : MAX_ARRANGED, rows),
            part -> hasRanges(shape, wanted) ? Optional.of(range(shape, stamps, part)) : NO_RANGE,
            shape.period(),
            writer,
            arranged);
    return Conversation.then(
        requests.read(window, access(shape, stamps, wanted)),
        done -> {
          writer.end();
          return Conversation.of(
              new Coverage(
                  window.from(),
                  window.to(),
                  writer.written(),
                  writer.passedOver(),
                  sorting.order(),
                  writer.unreadable()));
        });
  }

  private ArrangedRows arranged(
      ProfileShape shape, ProfileRules rules, ProfileBlockBuilder writer) {
    return new ArrangedRows(
        shape.sorting().arrangement(),
        shape,
        rules.nullIsAsBefore(),
        clock -> sortedBy(clock, meter.type().time(), shape.period()),
        writer);
  }

  private static long sortedBy(Octets clock, TimeRules time, Duration period) {
    return clock.length() == CosemDateTime.LENGTH
        ? new Stamps(time, period, false)
            .next(new CosemDateTime(clock))
            .map(Stamps.Stamp::millis)
            .orElse(Long.MAX_VALUE)
        : Long.MAX_VALUE;
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
    TimeRange window = TimeRange.of(wanted);
    boolean all = !window.from().isAfter(Instant.EPOCH) && !window.to().isBefore(NEVER);
    return hasRanges(shape, wanted) && !all ? Optional.of(range(shape, stamps, window)) : NO_RANGE;
  }

  private boolean hasRanges(ProfileShape shape, ProfileSelection wanted) {
    return wanted instanceof ProfileSelection.Between
        && meter.traits().choice(DlmsTraits.SELECTIVE_ACCESS).equals(DlmsTraits.RANGE)
        && shape.clockColumn().isPresent();
  }

  private SelectiveAccess range(ProfileShape shape, Stamps stamps, TimeRange window) {
    Instant to = window.to().isBefore(NEVER) ? window.to() : NEVER;
    Traits traits = meter.traits();
    CaptureObject clock = shape.columns().get(shape.clockColumn().getAsInt());
    boolean deviation = traits.flag(DlmsTraits.RANGE_DEVIATION);
    Instant early =
        stamps
            .safeStart(window.from(), shape.period())
            .minus(traits.duration(DlmsTraits.RANGE_MARGIN));
    return new SelectiveAccess.RangeAccess(
        clock,
        stamps.bound(early, deviation).toData(),
        stamps.bound(to, deviation).toData(),
        List.of());
  }

  private Conversation<ProfileShape> shape(LogicalName name) {
    ProfileShape known = shapes.get(name);
    if (known != null) {
      return Conversation.of(known);
    }
    List<AttributeRef> request =
        Stream.of(CAPTURE_OBJECTS, CAPTURE_PERIOD, SORT_METHOD, SORT_OBJECT)
            .map(attribute -> new AttributeRef(Objects.PROFILE, name, attribute))
            .toList();
    return Conversation.then(client.getList(request), answers -> shape(name, answers));
  }

  private Conversation<ProfileShape> shape(LogicalName name, List<GetResult> answers) {
    Optional<Reason> later = Refusals.passing(answers.get(0));
    if (later.isPresent()) {
      return Conversation.failed(later.get(), name + " does not say its columns now");
    }
    List<CaptureObject> columns =
        value(answers.get(0)).map(Data::elements).orElse(List.of()).stream()
            .map(one -> CaptureObject.of(one).orElse(ProfileShape.UNKNOWN))
            .toList();
    if (columns.isEmpty()) {
      return Conversation.failed(MeterReason.NOT_READABLE, name + " does not say its columns");
    }
    if (columns.size() > Block.MAX_COLUMNS) {
      return Conversation.failed(
          MeterReason.NOT_SUPPORTED, name + " has " + columns.size() + " columns");
    }
    long seconds = value(answers.get(1)).map(data -> data.number().orElse(0)).orElse(0L);
    Duration period = Duration.ofSeconds(Math.max(0, Math.min(seconds, MAX_PERIOD)));
    Sorting sorting =
        new Sorting(
            value(answers.get(2)).flatMap(SortMethod::of),
            value(answers.get(3)).flatMap(CaptureObject::of));
    knowledge.columns(name, columns);
    return Conversation.then(
        units(columns),
        opaque -> {
          List<Optional<ScalerUnit>> units =
              columns.stream().map(column -> knowledge.unit(column.ref())).toList();
          ProfileShape shape = new ProfileShape(columns, units, opaque, period, sorting);
          shapes.put(name, shape);
          return Conversation.of(shape);
        });
  }

  /** Learns the units that are not known yet; yields the columns whose units cannot be read. */
  private Conversation<Set<AttributeRef>> units(List<CaptureObject> columns) {
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
    return Conversation.then(ask, answers -> learn(unknown, answers));
  }

  /**
   * A scaler that cannot be read now makes every value wrong: the reading is tried again. One that
   * is there and is none makes the values of its column octets, of which nobody takes the number.
   * One that is not there, or not for us, leaves the values as the meter sends them.
   */
  private Conversation<Set<AttributeRef>> learn(
      List<AttributeRef> unknown, List<GetResult> answers) {
    Set<AttributeRef> opaque = new HashSet<>();
    for (int i = 0; i < answers.size(); i++) {
      AttributeRef of = unknown.get(i);
      Optional<Reason> passing = Refusals.passing(answers.get(i));
      if (passing.isPresent()) {
        return Conversation.failed(passing.get(), "the scaler of " + of);
      }
      Optional<Data> said = value(answers.get(i)).filter(data -> !(data instanceof Data.NullData));
      Optional<ScalerUnit> unit = said.flatMap(ScalerUnit::of);
      unit.ifPresent(one -> knowledge.unit(of, one));
      if (said.isPresent() && unit.isEmpty()) {
        opaque.add(of);
      }
    }
    return Conversation.of(opaque);
  }

  private static Optional<Data> value(GetResult result) {
    return result instanceof GetResult.Value value ? Optional.of(value.data()) : Optional.empty();
  }
}
