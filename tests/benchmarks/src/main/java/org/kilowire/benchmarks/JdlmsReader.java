// SPDX-License-Identifier: Apache-2.0
package org.kilowire.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.kilowire.dlms.cosem.AttributeRef;
import org.openmuc.jdlms.AccessResultCode;
import org.openmuc.jdlms.AttributeAddress;
import org.openmuc.jdlms.AuthenticationMechanism;
import org.openmuc.jdlms.DlmsConnection;
import org.openmuc.jdlms.GetResult;
import org.openmuc.jdlms.SecuritySuite;
import org.openmuc.jdlms.TcpConnectionBuilder;
import org.openmuc.jdlms.datatypes.DataObject;

/** The peer: jDLMS 1.8.0, which gives the profile as a tree. */
final class JdlmsReader implements Reader {

  private static final int PATIENCE_MILLIS = 10_000;

  private final int port;
  private final int client;
  private final int physical;
  private final int information;
  private DlmsConnection connection;

  /**
   * A client.
   *
   * @param physical the lower HDLC address; 0 for the wrapper
   * @param information octets of an HDLC information field
   */
  JdlmsReader(int port, int client, int physical, int information) {
    this.port = port;
    this.client = client;
    this.physical = physical;
    this.information = information;
  }

  private static AttributeAddress address(String attribute) {
    AttributeRef ref = AttributeRef.parse(attribute).orElseThrow();
    return new AttributeAddress(ref.classId(), ref.name().toString(), ref.attribute());
  }

  @Override
  public void open() throws IOException {
    SecuritySuite low =
        SecuritySuite.builder()
            .setAuthenticationMechanism(AuthenticationMechanism.LOW)
            .setPassword(BenchmarkMeter.PASSWORD.getBytes(StandardCharsets.US_ASCII))
            .build();
    TcpConnectionBuilder builder =
        new TcpConnectionBuilder(InetAddress.getLoopbackAddress())
            .setPort(port)
            .setClientId(client)
            .setLogicalDeviceId(1)
            .setSecuritySuite(low)
            .setResponseTimeout(PATIENCE_MILLIS);
    builder =
        physical == 0 ? builder.useWrapper() : builder.useHdlc().setPhysicalDeviceAddress(physical);
    builder.setHdlcMaxInformationLength(information);
    connection = builder.build();
  }

  private DataObject read(String attribute) throws IOException {
    GetResult result = connection.get(address(attribute));
    if (result.getResultCode() != AccessResultCode.SUCCESS) {
      throw new IllegalStateException(attribute + ": " + result.getResultCode());
    }
    return result.getResultData();
  }

  @Override
  public void get() throws IOException {
    read(REGISTER);
  }

  @Override
  public int rows() throws IOException {
    List<DataObject> rows = read(PROFILE).getValue();
    return rows.size();
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
