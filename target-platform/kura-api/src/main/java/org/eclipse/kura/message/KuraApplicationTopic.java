// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.message;

/** The application's part of a topic. */
public abstract class KuraApplicationTopic {
  protected String applicationId;
  protected String applicationTopic;

  public String getApplicationId() {
    return applicationId;
  }

  public String getApplicationTopic() {
    return applicationTopic;
  }
}
