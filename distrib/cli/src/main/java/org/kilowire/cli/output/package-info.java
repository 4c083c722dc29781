// SPDX-License-Identifier: Apache-2.0
/** What commands print: for people, as JSON, as CSV, and how far they are. */
package org.kilowire.cli.output;
