// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.server;

import java.nio.ByteBuffer;
import org.kilowire.dlms.xdlms.Apdu;
import org.kilowire.dlms.xdlms.codec.XdlmsApdus;
import org.kilowire.dlms.xdlms.parameter.Conformance;
import org.kilowire.dlms.xdlms.parameter.ConformanceBlock;
import org.kilowire.dlms.xdlms.parameter.InvokeId;

/** What the services of one server share: who is asked, what was agreed, the response's buffer. */
final class ServerState {

  final int client;
  final LogicalDevice device;
  final ServerSettings settings;
  final ServerFaults faults;

  /** Null while there is no association. */
  ConformanceBlock negotiated;

  /** The longest response, by both ends. */
  int maxPdu;

  private ByteBuffer out = ByteBuffer.allocate(512);

  ServerState(int client, LogicalDevice device, ServerSettings settings, ServerFaults faults) {
    this.client = client;
    this.device = device;
    this.settings = settings;
    this.faults = faults;
    this.maxPdu = settings.maxPdu();
  }

  boolean agreed(Conformance service) {
    return negotiated != null && negotiated.has(service);
  }

  InvokeId invoke(InvokeId request) {
    return new InvokeId(faults.invokeId(request.octet()));
  }

  ByteBuffer out(int size) {
    if (out.capacity() < size) {
      out = ByteBuffer.allocate(size);
    }
    return out.clear();
  }

  ByteBuffer respond(Apdu apdu, int size) {
    ByteBuffer target = out(size);
    XdlmsApdus.encode(apdu, target);
    return target.flip();
  }
}
