package org.lian.web.portal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Act;
import org.lian.filing.Filing;
import org.lian.filing.FilingStatus;
import org.lian.filing.Filings;
import org.lian.reference.Court;
import org.lian.reference.CourtContact;
import org.lian.reference.CourtContacts;
import org.lian.reference.Courts;
import org.lian.reference.DeskWords.Desk;
import org.lian.reference.Referrals;
import org.springframework.stereotype.Component;

/** 去哪里 after a no: the court that was named, or the organ that the ground leads to, in words and on a map. */
@Component
class WhereToGo {
    private final Filings filings;
    private final Referrals referrals;
    private final Courts courts;
    private final CourtContacts contacts;

    WhereToGo(Filings filings, Referrals referrals, Courts courts, CourtContacts contacts) {
        this.filings = filings;
        this.referrals = referrals;
        this.courts = courts;
        this.contacts = contacts;
    }

    /**
     * One place.
     *
     * @param contact as far as it is kept here
     * @param search what to look for on a map where no address is kept
     * @param phone where no contact is kept; null where no one number is known
     */
    record Place(
            String name,
            @Nullable CourtContact contact,
            String search,
            @Nullable String phone,
            @Nullable String text,
            @Nullable String basis) {}

    /** Empty for a filing that was told no such thing. */
    Optional<Place> of(Filing filing) {
        var said =
                switch (filing.status()) {
                    case ADVISED, WITHDRAWN -> filings.lastAct(filing, Act.Kind.ADVICE);
                    case REFUSED -> filings.lastAct(filing, Act.Kind.REFUSAL_PROPOSAL);
                    default -> Optional.<Act>empty();
                };
        return said.map(Act::words).flatMap(words -> {
            var named =
                    words.court() == null && filing.status() == FilingStatus.REFUSED ? advised(filing) : words.court();
            return named == null
                    ? referrals
                            .of(filing.track(), words.ground(), filing.draft().causeCode())
                            .map(WhereToGo::place)
                    : Optional.of(court(named));
        });
    }

    /** The court that was named before the refusal, when the party was advised and insisted. */
    private @Nullable String advised(Filing filing) {
        return filings.lastAct(filing, Act.Kind.ADVICE)
                .map(act -> act.words().court())
                .orElse(null);
    }

    private Place court(String name) {
        var contact = courts.named(name).map(Court::code).flatMap(contacts::of).orElse(null);
        return new Place(name, contact, name + "诉讼服务中心", "12368", null, null);
    }

    private static Place place(Referrals.Referral referral) {
        var desk = referral.desk();
        return new Place(
                referral.place(),
                null,
                referral.search(),
                referral.phone().isEmpty() ? null : referral.phone(),
                desk == null ? null : desk.text(),
                basis(desk));
    }

    private static @Nullable String basis(@Nullable Desk desk) {
        return desk == null ? null : desk.basis();
    }
}
