// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.cloudconnection.publisher;

/** Sends what a request handler has to say after its answer. */
public interface CloudNotificationPublisher extends CloudPublisher {}
