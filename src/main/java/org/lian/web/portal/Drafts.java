package org.lian.web.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Draft;
import org.lian.filing.Party;
import org.lian.filing.ServiceAddress;

/** A draft with one thing changed. */
final class Drafts {
    private Drafts() {}

    static Draft withCourt(Draft d, @Nullable String court) {
        return new Draft(
                d.track(),
                court,
                d.causeCode(),
                d.plaintiffs(),
                d.defendants(),
                d.thirdParties(),
                d.claims(),
                d.facts(),
                d.claimAmountFen(),
                d.procedure(),
                d.serviceAddress(),
                d.confidentiality(),
                d.elements(),
                d.answers());
    }

    static Draft withCause(Draft d, @Nullable String cause) {
        return new Draft(
                d.track(),
                d.courtCode(),
                cause,
                d.plaintiffs(),
                d.defendants(),
                d.thirdParties(),
                d.claims(),
                d.facts(),
                d.claimAmountFen(),
                d.procedure(),
                d.serviceAddress(),
                d.confidentiality(),
                d.elements(),
                d.answers());
    }

    static Draft withClaims(Draft d, @Nullable String claims, @Nullable String facts) {
        return new Draft(
                d.track(),
                d.courtCode(),
                d.causeCode(),
                d.plaintiffs(),
                d.defendants(),
                d.thirdParties(),
                claims,
                facts,
                d.claimAmountFen(),
                d.procedure(),
                d.serviceAddress(),
                d.confidentiality(),
                d.elements(),
                d.answers());
    }

    static Draft withAmount(Draft d, @Nullable Long fen) {
        return new Draft(
                d.track(),
                d.courtCode(),
                d.causeCode(),
                d.plaintiffs(),
                d.defendants(),
                d.thirdParties(),
                d.claims(),
                d.facts(),
                fen,
                d.procedure(),
                d.serviceAddress(),
                d.confidentiality(),
                d.elements(),
                d.answers());
    }

    static Draft withProcedure(Draft d, Draft.@Nullable Procedure procedure) {
        return new Draft(
                d.track(),
                d.courtCode(),
                d.causeCode(),
                d.plaintiffs(),
                d.defendants(),
                d.thirdParties(),
                d.claims(),
                d.facts(),
                d.claimAmountFen(),
                procedure,
                d.serviceAddress(),
                d.confidentiality(),
                d.elements(),
                d.answers());
    }

    static Draft withServiceAddress(Draft d, @Nullable ServiceAddress address) {
        return new Draft(
                d.track(),
                d.courtCode(),
                d.causeCode(),
                d.plaintiffs(),
                d.defendants(),
                d.thirdParties(),
                d.claims(),
                d.facts(),
                d.claimAmountFen(),
                d.procedure(),
                address,
                d.confidentiality(),
                d.elements(),
                d.answers());
    }

    static Draft withParties(Draft d, Side side, List<Party> parties) {
        return new Draft(
                d.track(),
                d.courtCode(),
                d.causeCode(),
                side == Side.PLAINTIFFS ? parties : d.plaintiffs(),
                side == Side.DEFENDANTS ? parties : d.defendants(),
                side == Side.THIRD_PARTIES ? parties : d.thirdParties(),
                d.claims(),
                d.facts(),
                d.claimAmountFen(),
                d.procedure(),
                d.serviceAddress(),
                d.confidentiality(),
                d.elements(),
                d.answers());
    }
}
