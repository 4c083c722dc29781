// SPDX-License-Identifier: Apache-2.0
/**
 * What a gateway has once, as services for the other bundles: its lines, its store, its secrets and
 * its clock. It never talks to a meter or to a broker.
 */
package org.kilowire.kura.base;
