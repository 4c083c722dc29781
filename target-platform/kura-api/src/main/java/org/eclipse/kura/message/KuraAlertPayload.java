// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.message;

import static java.util.Objects.requireNonNull;

import java.util.Date;

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

  public void setCode(String code) {
    super.addMetric(CODE_METRIC_NAME, requireNonNull(code, "code"));
  }

  public void setSeverity(KuraAlertSeverity severity) {
    super.addMetric(SEVERITY_METRIC_NAME, severity.name());
  }

  public void setStatus(KuraAlertStatus status) {
    super.addMetric(STATUS_METRIC_NAME, status.name());
  }

  public void setCreationTimestamp(Date timestamp) {
    super.addMetric(CREATION_TIMESTAMP_METRIC_NAME, timestamp.toString());
  }

  public void setMessage(String message) {
    super.addMetric(MESSAGE_METRIC_NAME, message);
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

  public String getMessage() {
    return (String) getMetric(MESSAGE_METRIC_NAME);
  }

  public Date getCreationTimestamp() {
    return null;
  }

  @Override
  public void addMetric(String name, Object value) {
    super.addMetric(name, value);
  }
}
