// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.message;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A payload that answers a request. */
public class KuraResponsePayload extends KuraPayload {
  public static final int RESPONSE_CODE_OK = 200;
  public static final int RESPONSE_CODE_BAD_REQUEST = 400;
  public static final int RESPONSE_CODE_NOTFOUND = 404;
  public static final int RESPONSE_CODE_ERROR = 500;
  public static final String METRIC_RESPONSE_CODE = "response.code";
  public static final String METRIC_EXCEPTION_MSG = "response.exception.message";
  public static final String METRIC_EXCEPTION_STACK = "response.exception.stack";

  public KuraResponsePayload(int responseCode) {
    setResponseCode(responseCode);
  }

  public KuraResponsePayload(Throwable exception) {
    this(RESPONSE_CODE_ERROR, exception);
  }

  public KuraResponsePayload(int responseCode, Throwable exception) {
    setResponseCode(responseCode);
    setException(exception);
  }

  /** Takes over metrics and body of this payload, but neither its time nor its position. */
  public KuraResponsePayload(KuraPayload payload) {
    setBody(payload.getBody());
    payload.metrics().forEach(this::addMetric);
  }

  /** The code; a {@code NullPointerException} if there is none. */
  public int getResponseCode() {
    return (Integer) getMetric(METRIC_RESPONSE_CODE);
  }

  public void setResponseCode(int responseCode) {
    addMetric(METRIC_RESPONSE_CODE, responseCode);
  }

  public String getExceptionMessage() {
    return (String) getMetric(METRIC_EXCEPTION_MSG);
  }

  /** Null changes nothing. */
  public void setExceptionMessage(String message) {
    if (message != null) {
      addMetric(METRIC_EXCEPTION_MSG, message);
    }
  }

  public String getExceptionStack() {
    return (String) getMetric(METRIC_EXCEPTION_STACK);
  }

  /** Null changes nothing. */
  public void setExceptionStack(String stack) {
    if (stack != null) {
      addMetric(METRIC_EXCEPTION_STACK, stack);
    }
  }

  /** Message and stack trace of this exception; nothing for null. */
  public void setException(Throwable exception) {
    if (exception == null) {
      return;
    }
    addMetric(METRIC_EXCEPTION_MSG, exception.getMessage());
    StringWriter stack = new StringWriter();
    exception.printStackTrace(new PrintWriter(stack, true));
    addMetric(METRIC_EXCEPTION_STACK, stack.toString());
  }
}
