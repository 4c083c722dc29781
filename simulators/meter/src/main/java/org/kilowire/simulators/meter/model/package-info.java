// SPDX-License-Identifier: Apache-2.0
/**
 * What a simulated meter is, apart from how it is spoken to: its clock, its archive, its relay and
 * what it has answered. No octets of a protocol's services, no lines, no threads and no clock but
 * the instants it is told. Everything here has one owner at a time.
 */
package org.kilowire.simulators.meter.model;
