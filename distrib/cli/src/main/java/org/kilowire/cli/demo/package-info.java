// SPDX-License-Identifier: Apache-2.0
/**
 * {@code kilowire demo}: meters, gateway, broker and IMS on loopback for a while, and then a
 * comparison of what three of them say for themselves.
 */
package org.kilowire.cli.demo;
