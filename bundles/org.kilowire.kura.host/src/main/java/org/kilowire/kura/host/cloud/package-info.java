// SPDX-License-Identifier: Apache-2.0
/**
 * A raw MQTT cloud connection: bodies out, bodies in, under the factory pids and property names
 * that Kura's own has, so that a snapshot fits both. Like Kura's it is a stack of three: {@code
 * RawMqttCloudEndpoint} speaks with publishers and subscribers, {@code DataService} keeps messages
 * and the connection, {@code MqttDataTransport} says how to reach the broker. No birth or death
 * certificates, no requests, no file: what waits here is gone with the process, as in Kura by
 * default.
 */
package org.kilowire.kura.host.cloud;
