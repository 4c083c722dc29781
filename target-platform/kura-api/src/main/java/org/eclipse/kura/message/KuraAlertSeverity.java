// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.message;

/** How bad it is. */
public enum KuraAlertSeverity {
  WARNING,
  CRITICAL
}
