// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.message;

import java.text.DateFormat;
import java.text.ParseException;
import java.text.SimpleDateFormat;
import java.util.Date;
import java.util.Locale;

/** A payload that raises an alert or takes it back. */
@SuppressWarnings("JavaUtilDate") // Kura's API speaks of Date
public class KuraAlertPayload extends KuraPayload {
  public static final String CODE_METRIC_NAME = "alert_code";
  public static final String SEVERITY_METRIC_NAME = "alert_severity";
  public static final String STATUS_METRIC_NAME = "alert_status";
  public static final String MESSAGE_METRIC_NAME = "alert_message";
  public static final String CREATION_TIMESTAMP_METRIC_NAME = "alert_creation_date";

  public KuraAlertPayload(String code, KuraAlertSeverity severity, KuraAlertStatus status) {
    setCode(code);
    setSeverity(severity);
    setStatus(status);
  }

  /** Blanks around the code go; a blank code is an {@code IllegalArgumentException}. */
  public void setCode(String code) {
    if (code.isBlank()) {
      throw new IllegalArgumentException("an alert needs a code");
    }
    super.addMetric(CODE_METRIC_NAME, code.trim());
  }

  public void setSeverity(KuraAlertSeverity severity) {
    super.addMetric(SEVERITY_METRIC_NAME, severity.name());
  }

  public void setStatus(KuraAlertStatus status) {
    super.addMetric(STATUS_METRIC_NAME, status.name());
  }

  /** Kept as text, to the second, in this machine's zone. */
  public void setCreationTimestamp(Date timestamp) {
    super.addMetric(CREATION_TIMESTAMP_METRIC_NAME, timestamp.toString());
  }

  /** Null takes the message away. */
  public void setMessage(String message) {
    if (message == null) {
      removeMetric(MESSAGE_METRIC_NAME);
    } else {
      super.addMetric(MESSAGE_METRIC_NAME, message);
    }
  }

  public String getCode() {
    return (String) getMetric(CODE_METRIC_NAME);
  }

  public KuraAlertSeverity getSeverity() {
    return KuraAlertSeverity.valueOf((String) getMetric(SEVERITY_METRIC_NAME));
  }

  public KuraAlertStatus getStatus() {
    return KuraAlertStatus.valueOf((String) getMetric(STATUS_METRIC_NAME));
  }

  /** The message, or null. */
  public String getMessage() {
    return getMetric(MESSAGE_METRIC_NAME) instanceof String message ? message : null;
  }

  /** When it was raised, or null if nobody has said so in a form that can be read. */
  public Date getCreationTimestamp() {
    return getMetric(CREATION_TIMESTAMP_METRIC_NAME) instanceof String text ? parse(text) : null;
  }

  private static Date parse(String text) {
    // The form of Date.toString(), which is always English.
    DateFormat form = new SimpleDateFormat("EEE MMM dd HH:mm:ss zzz yyyy", Locale.ROOT);
    try {
      return form.parse(text);
    } catch (ParseException e) {
      return null;
    }
  }

  /** The metrics of an alert must be what their setters take. */
  @Override
  public void addMetric(String name, Object value) {
    switch (name) {
      case CODE_METRIC_NAME -> setCode((String) value);
      case MESSAGE_METRIC_NAME -> setMessage((String) value);
      case CREATION_TIMESTAMP_METRIC_NAME -> setCreationTimestamp((Date) value);
      case SEVERITY_METRIC_NAME -> setSeverity(KuraAlertSeverity.valueOf((String) value));
      case STATUS_METRIC_NAME -> setStatus(KuraAlertStatus.valueOf((String) value));
      default -> super.addMetric(name, value);
    }
  }
}
