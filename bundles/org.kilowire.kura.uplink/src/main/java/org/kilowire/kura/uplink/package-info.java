// SPDX-License-Identifier: Apache-2.0
/** Hands what is stored to the IMS over any cloud connection of Kura. It keeps nothing itself. */
package org.kilowire.kura.uplink;
