// SPDX-License-Identifier: Apache-2.0
/**
 * One connection to an MQTT 3.1.1 broker, from the attempt to its end, over Eclipse Paho. It never
 * connects a second time, keeps no message and reads none.
 */
package org.kilowire.mqtt.session;
