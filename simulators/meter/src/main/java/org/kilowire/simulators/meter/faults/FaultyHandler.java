// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.faults;

import java.nio.ByteBuffer;
import org.kilowire.dlms.datalink.ApduHandler;

/** Requests that a meter does not hear, or does not take. */
public final class FaultyHandler implements ApduHandler {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

  /** GET.request and GET.response (IEC 62056-5-3), and the choice "with list" of the former. */
  private static final byte GET_REQUEST = (byte) 0xC0;

  private static final byte GET_RESPONSE = (byte) 0xC4;
  private static final byte WITH_LIST = 3;
  private static final byte OTHER_REASON = (byte) 250;

  /** exception-response: service-unknown, service-not-supported. */
  private static final byte[] EXCEPTION = {(byte) 0xD8, 2, 2};

  private final ApduHandler meter;
  private final Faults faults;

  public FaultyHandler(ApduHandler meter, Faults faults) {
    this.meter = meter;
    this.faults = faults;
  }

  @Override
  public ByteBuffer respond(ByteBuffer apdu) {
    if (faults.happens(MeterFault.SILENCE)) {
      return NOTHING.duplicate();
    }
    int at = apdu.position();
    boolean list =
        apdu.remaining() > 2 && apdu.get(at) == GET_REQUEST && apdu.get(at + 1) == WITH_LIST;
    return list ? list(apdu) : meter.respond(apdu);
  }

  private ByteBuffer list(ByteBuffer request) {
    byte invoke = request.get(request.position() + 2);
    if (faults.happens(MeterFault.LIST_REFUSED)) {
      return ByteBuffer.wrap(new byte[] {GET_RESPONSE, 1, invoke, 1, OTHER_REASON});
    }
    if (faults.happens(MeterFault.LIST_EXCEPTION)) {
      return ByteBuffer.wrap(EXCEPTION).asReadOnlyBuffer();
    }
    ByteBuffer answer = meter.respond(request);
    return faults.happens(MeterFault.LIST_TRUNCATED)
        ? answer.limit(answer.position() + answer.remaining() / 2)
        : answer;
  }

  @Override
  public void reset() {
    meter.reset();
  }
}
