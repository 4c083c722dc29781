// SPDX-License-Identifier: Apache-2.0
package org.kilowire.meter.dlms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.acse.Diagnostic;
import org.kilowire.dlms.acse.Mechanism;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.MethodRef;
import org.kilowire.dlms.cosem.ScalerUnit;
import org.kilowire.dlms.cosem.profile.CaptureObject;
import org.kilowire.dlms.cosem.profile.SelectiveAccess;
import org.kilowire.dlms.cosem.profile.SortMethod;
import org.kilowire.dlms.session.server.LogicalDevice;
import org.kilowire.dlms.session.server.ReadResult;
import org.kilowire.dlms.xdlms.parameter.ActionReply;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;

/** A meter that is what a test says, attribute by attribute. */
final class FakeDevice implements LogicalDevice {

  /** Why nobody may associate. */
  Optional<Diagnostic> refusal = Optional.empty();

  static final String SERIAL = "4711";
  static final LogicalName PROFILE = LogicalName.of("1.0.99.1.0.255");
  static final LogicalName STATUS = LogicalName.of("0.0.96.10.1.255");
  static final LogicalName ENERGY = LogicalName.of("1.0.1.8.0.255");
  static final ScalerUnit KWH = new ScalerUnit(3, 30);

  final Map<AttributeRef, Supplier<ReadResult>> attributes = new HashMap<>();
  final List<AttributeRef> asked = new ArrayList<>();

  /** What parts of the profile's buffer were asked for. */
  final List<Optional<SelectiveAccess>> ranges = new ArrayList<>();

  final List<String> executed = new ArrayList<>();
  int actionCode;
  Runnable action = () -> {};

  FakeDevice() {
    has("1:0.0.96.1.0.255:2", text(SERIAL));
    has("1:0.0.42.0.0.255:2", text("KWR0000000004711"));
    has("3:1.0.1.8.0.255:2", Data.doubleLongUnsigned(5));
    has("3:1.0.1.8.0.255:3", KWH.toData());
  }

  static Data text(String text) {
    return Data.octetString(Octets.of(text, StandardCharsets.US_ASCII));
  }

  static AttributeRef ref(String text) {
    return AttributeRef.parse(text).orElseThrow();
  }

  void has(String ref, Data value) {
    attributes.put(ref(ref), () -> new ReadResult.Value(value));
  }

  void refuses(String ref, DataAccessResult why) {
    attributes.put(ref(ref), () -> new ReadResult.Refused(why));
  }

  /** A profile with these columns and rows, and a quarter of an hour between them. */
  void profile(List<CaptureObject> columns, List<List<Data>> rows) {
    has("7:" + PROFILE + ":3", new Data.Array(columns.stream().map(c -> c.toData()).toList()));
    has("7:" + PROFILE + ":4", Data.doubleLongUnsigned(900));
    has(
        "7:" + PROFILE + ":2",
        new Data.Array(rows.stream().map(row -> (Data) new Data.Structure(row)).toList()));
  }

  /** How the profile is sorted, and by what. */
  void sorted(SortMethod method, CaptureObject by) {
    has("7:" + PROFILE + ":5", method.toData());
    has("7:" + PROFILE + ":6", by.toData());
  }

  long questions(String ref) {
    return asked.stream().filter(ref(ref)::equals).count();
  }

  @Override
  public Optional<Diagnostic> refusal(int client, Optional<Mechanism> mechanism, Octets value) {
    return refusal;
  }

  @Override
  public ReadResult read(int client, AttributeRef what, Optional<SelectiveAccess> access) {
    asked.add(what);
    if (what.equals(ref("7:" + PROFILE + ":2"))) {
      ranges.add(access);
    }
    return attributes
        .getOrDefault(what, () -> new ReadResult.Refused(DataAccessResult.OBJECT_UNDEFINED))
        .get();
  }

  @Override
  public DataAccessResult write(int client, AttributeRef what, Data value) {
    executed.add(what.toString());
    return DataAccessResult.SUCCESS;
  }

  @Override
  public ActionReply invoke(int client, MethodRef method, Data parameters) {
    executed.add(method.toString());
    action.run();
    return new ActionReply(actionCode, Optional.empty());
  }
}
