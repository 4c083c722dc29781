// SPDX-License-Identifier: Apache-2.0
/**
 * MQTT 3.1.1 over Eclipse Paho: a connection that comes back by itself, for the gateway's end and
 * for the IMS's. It keeps no message while it is down and reads none.
 */
package org.kilowire.mqtt;
