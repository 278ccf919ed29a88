package org.lian.filing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lian.fees.DivorceProperty;
import org.lian.vocabulary.Track;

/** A draft while some of its answers are written anew; the others stay as they are. */
public final class DraftEdit {
    private final @Nullable Track track;
    private @Nullable String courtCode;
    private @Nullable String causeCode;
    private List<Party> plaintiffs;
    private List<Party> defendants;
    private List<Party> thirdParties;
    private @Nullable String claims;
    private List<Claim> claimItems;
    private @Nullable String facts;
    private @Nullable Long claimAmountFen;
    private Draft.@Nullable Procedure procedure;
    private @Nullable ServiceAddress serviceAddress;
    private final @Nullable String confidentiality;
    private Map<String, String> elements;
    private Map<String, String> answers;
    private @Nullable Evidence evidence;
    private @Nullable DivorceProperty divorceProperty;

    DraftEdit(Draft draft) {
        this.track = draft.track();
        this.courtCode = draft.courtCode();
        this.causeCode = draft.causeCode();
        this.plaintiffs = draft.plaintiffs();
        this.defendants = draft.defendants();
        this.thirdParties = draft.thirdParties();
        this.claims = draft.claims();
        this.claimItems = draft.claimItems();
        this.facts = draft.facts();
        this.claimAmountFen = draft.claimAmountFen();
        this.procedure = draft.procedure();
        this.serviceAddress = draft.serviceAddress();
        this.confidentiality = draft.confidentiality();
        this.elements = draft.elements();
        this.answers = draft.answers();
        this.evidence = draft.evidence();
        this.divorceProperty = draft.divorceProperty();
    }

    public DraftEdit courtCode(@Nullable String written) {
        this.courtCode = written;
        return this;
    }

    public DraftEdit causeCode(@Nullable String written) {
        this.causeCode = written;
        return this;
    }

    public DraftEdit plaintiffs(List<Party> written) {
        this.plaintiffs = written;
        return this;
    }

    public DraftEdit defendants(List<Party> written) {
        this.defendants = written;
        return this;
    }

    public DraftEdit thirdParties(List<Party> written) {
        this.thirdParties = written;
        return this;
    }

    /** The claims as one text; where it is another one, it takes the place of those written one by one. */
    public DraftEdit claims(@Nullable String written) {
        this.claimItems = Objects.equals(written, claims) ? claimItems : List.of();
        this.claims = written;
        return this;
    }

    /** The claims one by one, and their text with them. */
    public DraftEdit claimItems(List<Claim> written) {
        this.claimItems = written;
        this.claims = written.isEmpty() ? null : Claim.text(written);
        return this;
    }

    public DraftEdit facts(@Nullable String written) {
        this.facts = written;
        return this;
    }

    public DraftEdit claimAmountFen(@Nullable Long written) {
        this.claimAmountFen = written;
        return this;
    }

    public DraftEdit procedure(Draft.@Nullable Procedure written) {
        this.procedure = written;
        return this;
    }

    public DraftEdit serviceAddress(@Nullable ServiceAddress written) {
        this.serviceAddress = written;
        return this;
    }

    public DraftEdit elements(Map<String, String> written) {
        this.elements = written;
        return this;
    }

    public DraftEdit answers(Map<String, String> written) {
        this.answers = written;
        return this;
    }

    public DraftEdit evidence(@Nullable Evidence written) {
        this.evidence = written;
        return this;
    }

    public DraftEdit divorceProperty(@Nullable DivorceProperty written) {
        this.divorceProperty = written;
        return this;
    }

    /** The draft with what was written. */
    public Draft draft() {
        return new Draft(
                track,
                courtCode,
                causeCode,
                plaintiffs,
                defendants,
                thirdParties,
                claims,
                claimItems,
                facts,
                claimAmountFen,
                procedure,
                serviceAddress,
                confidentiality,
                elements,
                answers,
                evidence,
                divorceProperty);
    }
}
