// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.kilowire.conversation.Decoded;
import org.kilowire.conversation.Step;
import org.kilowire.dlms.DlmsReason;
import org.kilowire.dlms.axdr.AxdrLength;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.axdr.DataCodec;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.xdlms.AttributeSelection;
import org.kilowire.dlms.xdlms.GetRequest;
import org.kilowire.dlms.xdlms.GetResponseView;
import org.kilowire.dlms.xdlms.GetResult;
import org.kilowire.dlms.xdlms.XdlmsApdus;

/**
 * GET of several attributes: as many in one request as server, settings and PDU size allow, one by
 * one where lists were not negotiated.
 */
final class GetList extends GetConversation<List<GetResult>> {

  private final List<AttributeSelection> wanted;
  private final List<GetResult> results = new ArrayList<>();
  private Assembly assembly;
  private int asked;

  GetList(ClientState state, List<AttributeRef> wanted) {
    super(state);
    this.wanted = wanted.stream().map(AttributeSelection::of).toList();
  }

  @Override
  Step first() {
    return results.size() == wanted.size() ? done(List.copyOf(results)) : askMore();
  }

  private Step askMore() {
    assembly = null;
    List<AttributeSelection> rest = wanted.subList(results.size(), wanted.size());
    asked = Math.min(rest.size(), state.maxListed());
    int size = Selections.HEAD + AxdrLength.size(asked) + asked * Selections.itemSize(rest.get(0));
    return asked == 1
        ? ask(new GetRequest.Normal(state.nextInvoke(), rest.get(0)), size)
        : ask(new GetRequest.WithList(state.nextInvoke(), rest.subList(0, asked)), size);
  }

  @Override
  Step whole(GetResponseView.Kind kind, ByteBuffer body) {
    if ((kind == GetResponseView.Kind.VALUE) != (asked == 1)) {
      return fail(DlmsReason.UNEXPECTED_APDU, "asked for " + asked + ", answered with " + kind);
    }
    return take(body);
  }

  @Override
  Step piece(ByteBuffer raw, boolean last) {
    assembly = assembly == null ? new Assembly() : assembly;
    assembly.add(raw);
    return last ? take(assembly.whole()) : null;
  }

  /** A single attribute's refusal is a result, not the end; that of a list is the end. */
  @Override
  Step refused(int code) {
    if (asked > 1) {
      return super.refused(code);
    }
    results.add(new GetResult.Refused(code));
    return first();
  }

  private Step take(ByteBuffer octets) {
    return asked == 1 ? takeOne(octets) : takeList(octets);
  }

  private Step takeOne(ByteBuffer octets) {
    Decoded<Data> decoded = DataCodec.decode(octets);
    if (decoded instanceof Decoded.Complete<Data> complete) {
      results.add(new GetResult.Value(complete.value()));
      return first();
    }
    return malformed(decoded);
  }

  private Step takeList(ByteBuffer octets) {
    Decoded<List<GetResult>> decoded = XdlmsApdus.decodeResults(octets);
    if (!(decoded instanceof Decoded.Complete<List<GetResult>> complete)) {
      return malformed(decoded);
    }
    if (complete.value().size() != asked) {
      String detail = complete.value().size() + " results for " + asked + " attributes";
      return fail(DlmsReason.UNEXPECTED_APDU, detail);
    }
    results.addAll(complete.value());
    return first();
  }

  private Step malformed(Decoded<?> decoded) {
    return decoded instanceof Decoded.Malformed<?> bad
        ? fail(bad.reason(), bad.detail())
        : fail(DlmsReason.MALFORMED_DATA, "the results end too early");
  }
}
