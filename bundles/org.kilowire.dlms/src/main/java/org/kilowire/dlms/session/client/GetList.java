// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.client;

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
import org.kilowire.dlms.xdlms.GetRequest;
import org.kilowire.dlms.xdlms.codec.GetResponseView;
import org.kilowire.dlms.xdlms.codec.XdlmsApdus;
import org.kilowire.dlms.xdlms.parameter.AttributeSelection;
import org.kilowire.dlms.xdlms.parameter.BlockAssembly;
import org.kilowire.dlms.xdlms.parameter.GetResult;

/**
 * GET of several attributes: as many in one request as server, settings and PDU size allow, one by
 * one where lists were not negotiated.
 *
 * <p>A list that is refused, or whose answer is none, is asked for one by one, and so is all that
 * follows in this association. When each of its attributes has a value, it was the list that the
 * server does not take, and that is kept; else one of them may have spoiled it.
 */
final class GetList extends GetConversation<List<GetResult>> {

  private final List<AttributeSelection> wanted;
  private final List<GetResult> results = new ArrayList<>();
  private BlockAssembly assembly;
  private int asked;

  /** The results of a refused list are to stand at these places; -1 while none was refused. */
  private int refusedFrom = -1;

  private int refusedTo = -1;

  GetList(ClientState state, List<AttributeRef> wanted) {
    super(state);
    this.wanted = wanted.stream().map(AttributeSelection::of).toList();
  }

  @Override
  Step first() {
    if (results.size() == refusedTo) {
      judge();
    }
    return results.size() == wanted.size() ? done(List.copyOf(results)) : askMore();
  }

  private void judge() {
    if (results.subList(refusedFrom, refusedTo).stream()
        .allMatch(GetResult.Value.class::isInstance)) {
      state.habits.refuseLists();
    }
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
      return illegible(
          new Step.Failed(
              DlmsReason.UNEXPECTED_APDU, "asked for " + asked + ", answered with " + kind));
    }
    return take(body);
  }

  @Override
  Step piece(ByteBuffer raw, boolean last) {
    assembly = assembly == null ? new BlockAssembly() : assembly;
    assembly.add(raw);
    return last ? take(assembly.whole()) : null;
  }

  /** A single attribute's refusal is a result, not the end; so is one that is no data. */
  @Override
  Step refused(int code) {
    if (asked > 1) {
      return oneByOne();
    }
    results.add(new GetResult.Refused(code));
    return first();
  }

  @Override
  Step refused(Step.Failed why) {
    return asked > 1 ? oneByOne() : super.refused(named(why));
  }

  @Override
  Step illegible(Step.Failed why) {
    return asked > 1 ? oneByOne() : super.illegible(named(why));
  }

  private Step oneByOne() {
    state.refusedLists++;
    state.listRefused = true;
    refusedFrom = results.size();
    refusedTo = refusedFrom + asked;
    return askMore();
  }

  /** A failure that says of which attribute it is. */
  private Step.Failed named(Step.Failed why) {
    return new Step.Failed(why.reason(), wanted.get(results.size()).ref() + ": " + why.detail());
  }

  private Step take(ByteBuffer octets) {
    return asked == 1 ? takeOne(octets) : takeList(octets);
  }

  private Step takeOne(ByteBuffer octets) {
    Decoded<Data> decoded = DataCodec.decode(octets);
    if (decoded instanceof Decoded.Complete<Data> complete) {
      results.add(new GetResult.Value(complete.value()));
    } else {
      Step.Failed why = malformed(decoded);
      results.add(new GetResult.Illegible(why.reason(), why.detail()));
    }
    return first();
  }

  private Step takeList(ByteBuffer octets) {
    Decoded<List<GetResult>> decoded = XdlmsApdus.decodeResults(octets);
    if (!(decoded instanceof Decoded.Complete<List<GetResult>> complete)) {
      return illegible(malformed(decoded));
    }
    if (complete.value().size() != asked) {
      String detail = complete.value().size() + " results for " + asked + " attributes";
      return illegible(new Step.Failed(DlmsReason.UNEXPECTED_APDU, detail));
    }
    results.addAll(complete.value());
    return first();
  }

  private static Step.Failed malformed(Decoded<?> decoded) {
    return decoded instanceof Decoded.Malformed<?> bad
        ? new Step.Failed(bad.reason(), bad.detail())
        : new Step.Failed(DlmsReason.MALFORMED_DATA, "the results end too early");
  }
}
