// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.acse.Diagnostic;
import org.kilowire.dlms.acse.Mechanism;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataCodec;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.LogicalName;
import org.kilowire.dlms.cosem.MethodRef;
import org.kilowire.dlms.cosem.profile.SelectiveAccess;
import org.kilowire.dlms.session.server.LogicalDevice;
import org.kilowire.dlms.session.server.ReadResult;
import org.kilowire.dlms.session.server.RowSource;
import org.kilowire.dlms.xdlms.parameter.ActionReply;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.dlms.xdlms.parameter.GetResult;

/**
 * A meter in memory: registers 1.0.1..4.8.0, a profile, something to write, a method that echoes.
 */
final class Device implements LogicalDevice {

  static final Octets PASSWORD = Octets.of("12345678", StandardCharsets.US_ASCII);
  static final AttributeRef ENERGY = new AttributeRef(3, LogicalName.of("1.0.1.8.0.255"), 2);
  static final AttributeRef UNDEFINED = new AttributeRef(3, LogicalName.of("1.0.99.8.0.255"), 2);
  static final AttributeRef BUFFER = new AttributeRef(7, LogicalName.of("1.0.99.1.0.255"), 2);
  static final AttributeRef NOTE = new AttributeRef(1, LogicalName.of("0.0.96.50.0.255"), 2);
  static final MethodRef ECHO = new MethodRef(70, LogicalName.of("0.0.96.3.10.255"), 1);

  final Map<String, Data> written = new TreeMap<>();
  final List<Data> invoked = new ArrayList<>();
  boolean locked;
  int rows = 1000;
  Optional<SelectiveAccess> asked = Optional.empty();

  @Override
  public Optional<Diagnostic> refusal(int client, Optional<Mechanism> mechanism, Octets value) {
    if (!locked) {
      return Optional.empty();
    }
    if (mechanism.isEmpty()) {
      return Optional.of(Diagnostic.MECHANISM_REQUIRED);
    }
    return value.equals(PASSWORD)
        ? Optional.empty()
        : Optional.of(Diagnostic.AUTHENTICATION_FAILURE);
  }

  @Override
  public ReadResult read(int client, AttributeRef what, Optional<SelectiveAccess> access) {
    asked = access;
    if (what.equals(BUFFER)) {
      return new ReadResult.Rows(new Rows(rows));
    }
    Data note = written.get(what.toString());
    if (note != null) {
      return new ReadResult.Value(note);
    }
    boolean register = what.name().d() == 8 && what.name().c() <= 4;
    return register
        ? new ReadResult.Value(Data.doubleLongUnsigned(1000L * what.name().c()))
        : new ReadResult.Refused(DataAccessResult.OBJECT_UNDEFINED);
  }

  @Override
  public DataAccessResult write(int client, AttributeRef what, Data value) {
    if (!what.equals(NOTE)) {
      return DataAccessResult.READ_WRITE_DENIED;
    }
    written.put(what.toString(), value);
    return DataAccessResult.SUCCESS;
  }

  @Override
  public ActionReply invoke(int client, MethodRef method, Data parameters) {
    invoked.add(parameters);
    return new ActionReply(0, Optional.of(new GetResult.Value(parameters)));
  }

  /** Rows {n, 2n} as they are due. */
  private static final class Rows implements RowSource {
    private final int count;
    private int made;

    Rows(int count) {
      this.count = count;
    }

    @Override
    public int count() {
      return count;
    }

    @Override
    public boolean next(ByteBuffer row) {
      if (made == count) {
        return false;
      }
      DataCodec.encode(
          Data.structure(Data.doubleLongUnsigned(made), Data.doubleLongUnsigned(2L * made)), row);
      made++;
      return true;
    }
  }
}
