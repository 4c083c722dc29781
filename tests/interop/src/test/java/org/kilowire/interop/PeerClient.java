// SPDX-License-Identifier: Apache-2.0
package org.kilowire.interop;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.MethodRef;
import org.kilowire.simulators.meter.ServedMeter;
import org.kilowire.simulators.meter.ServedMeter.Framing;
import org.openmuc.jdlms.AccessResultCode;
import org.openmuc.jdlms.AttributeAddress;
import org.openmuc.jdlms.DlmsConnection;
import org.openmuc.jdlms.GetResult;
import org.openmuc.jdlms.MethodParameter;
import org.openmuc.jdlms.MethodResultCode;
import org.openmuc.jdlms.SecuritySuite;
import org.openmuc.jdlms.SelectiveAccessDescription;
import org.openmuc.jdlms.SetParameter;
import org.openmuc.jdlms.TcpConnectionBuilder;
import org.openmuc.jdlms.datatypes.DataObject;

/** The peer's client, associated with a simulated meter. */
final class PeerClient implements AutoCloseable {

  private static final int DEFAULT_INFORMATION = 128;

  private final DlmsConnection connection;

  private PeerClient(DlmsConnection connection) {
    this.connection = connection;
  }

  /** Associates without password. */
  static PeerClient of(ServedMeter meter, int client) throws IOException {
    return of(meter, client, SecuritySuite.builder().build(), DEFAULT_INFORMATION);
  }

  /** Associates; an exception where that is refused. */
  static PeerClient of(ServedMeter meter, int client, String password) throws IOException {
    return of(meter, client, password, DEFAULT_INFORMATION);
  }

  /** The same with information fields of so many octets, where the link is HDLC. */
  static PeerClient of(ServedMeter meter, int client, String password, int information)
      throws IOException {
    return of(meter, client, PeerServer.low(password), information);
  }

  private static PeerClient of(
      ServedMeter meter, int client, SecuritySuite security, int information) throws IOException {
    TcpConnectionBuilder builder =
        new TcpConnectionBuilder(InetAddress.getLoopbackAddress())
            .setPort(meter.port())
            .setClientId(client)
            .setLogicalDeviceId(meter.server())
            .setSecuritySuite(security)
            .setResponseTimeout((int) OurClient.PATIENCE.toMillis());
    builder =
        meter.framing() == Framing.HDLC
            ? builder.useHdlc().setPhysicalDeviceAddress(meter.physical())
            : builder.useWrapper();
    builder.setHdlcMaxInformationLength(information);
    return new PeerClient(builder.build());
  }

  private static AttributeAddress address(String attribute, SelectiveAccessDescription access) {
    AttributeRef ref = OurClient.ref(attribute);
    return new AttributeAddress(ref.classId(), ref.name().toString(), ref.attribute(), access);
  }

  /** Reads {@code class:obis:attribute}. */
  DataObject get(String attribute) throws IOException {
    return get(attribute, null);
  }

  DataObject get(String attribute, SelectiveAccessDescription access) throws IOException {
    GetResult result = connection.get(address(attribute, access));
    if (result.getResultCode() != AccessResultCode.SUCCESS) {
      throw new AssertionError(attribute + ": " + result.getResultCode());
    }
    return result.getResultData();
  }

  AccessResultCode refusal(String attribute) throws IOException {
    return connection.get(address(attribute, null)).getResultCode();
  }

  List<GetResult> getList(List<String> attributes) throws IOException {
    return connection.get(attributes.stream().map(one -> address(one, null)).toList());
  }

  long number(String attribute) throws IOException {
    return number(get(attribute));
  }

  static long number(DataObject data) {
    Number value = data.getValue();
    return value.longValue();
  }

  AccessResultCode set(String attribute, DataObject value) throws IOException {
    return connection.set(new SetParameter(address(attribute, null), value));
  }

  /** Invokes {@code class:obis:method} with integer 0. */
  MethodResultCode action(String method) throws IOException {
    MethodRef ref = MethodRef.parse(method).orElseThrow();
    DataObject zero = DataObject.newInteger8Data((byte) 0);
    MethodParameter what =
        new MethodParameter(ref.classId(), ref.name().toString(), ref.method(), zero);
    return connection.action(what).getResultCode();
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
