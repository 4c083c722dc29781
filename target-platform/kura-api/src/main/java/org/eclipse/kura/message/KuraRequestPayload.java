// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.message;

import java.text.ParseException;

/** A payload that asks for an answer. */
public class KuraRequestPayload extends KuraPayload {
  public static final String METRIC_REQUEST_ID = "request.id";
  public static final String REQUESTER_CLIENT_ID = "requester.client.id";

  public KuraRequestPayload() {}

  /** Takes over all parts of this payload. */
  public KuraRequestPayload(KuraPayload payload) {
    setTimestamp(payload.getTimestamp());
    setPosition(payload.getPosition());
    setBody(payload.getBody());
    payload.metrics().forEach(this::addMetric);
  }

  public String getRequestId() {
    return (String) getMetric(METRIC_REQUEST_ID);
  }

  public void setRequestId(String requestId) {
    addMetric(METRIC_REQUEST_ID, requestId);
  }

  public String getRequesterClientId() {
    return (String) getMetric(REQUESTER_CLIENT_ID);
  }

  public void setRequesterClientId(String requesterClientId) {
    addMetric(REQUESTER_CLIENT_ID, requesterClientId);
  }

  /** A request with the parts of this payload, which must have a request id. */
  public static KuraRequestPayload buildFromKuraPayload(KuraPayload payload) throws ParseException {
    if (payload.getMetric(METRIC_REQUEST_ID) == null) {
      throw new ParseException("no metric " + METRIC_REQUEST_ID, 0);
    }
    return new KuraRequestPayload(payload);
  }
}
