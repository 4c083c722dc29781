// SPDX-License-Identifier: Apache-2.0
/** Strict and bounded reading and writing of JSON; knows no message. */
package org.kilowire.contract.json;
