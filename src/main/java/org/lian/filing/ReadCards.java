package org.lian.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Access;
import org.lian.materials.IdentityCard;
import org.lian.materials.IdentityCards;
import org.lian.materials.Materials;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The identity cards that a program read on a filing's photographs, beside the plaintiffs as they were typed: to be taken
 * over by a tap and to be compared. Whatever was read decides nothing.
 */
@Component
public class ReadCards {
    private final Materials materials;
    private final IdentityCards cards;
    private final Access access;

    ReadCards(Materials materials, IdentityCards cards, Access access) {
        this.materials = materials;
        this.cards = cards;
        this.access = access;
    }

    /**
     * A card for the page of one plaintiff.
     *
     * @param differs whether name or number were typed otherwise
     */
    public record Offered(UUID material, IdentityCard card, boolean differs) {}

    /** The cards that the page of the n-th plaintiff may offer: neither another's nor one that says what stands there. */
    @Transactional(readOnly = true)
    public List<Offered> offered(Actor actor, Filing filing, int n) {
        access.requireWrite(actor, filing.id());
        var plaintiffs = filing.draft().plaintiffs();
        var party = n < plaintiffs.size() ? plaintiffs.get(n) : null;
        var offered = new ArrayList<Offered>();
        if (party != null && !party.naturalPerson()) {
            return offered;
        }
        cards.among(materials.of(filing.id())).forEach((material, card) -> {
            if (!isAnothers(card, plaintiffs, n) && (party == null || isMore(card, party))) {
                offered.add(new Offered(material, card, party != null && differs(card, party)));
            }
        });
        return offered;
    }

    /** The n-th plaintiff with name, number and, where none was typed, the address of the card; empty when it is gone. */
    @Transactional(readOnly = true)
    public Optional<Party> taken(Actor actor, Filing filing, int n, UUID material) {
        access.requireWrite(actor, filing.id());
        var plaintiffs = filing.draft().plaintiffs();
        return Optional.ofNullable(cards.among(materials.of(filing.id())).get(material))
                .map(card -> taken(card, n < plaintiffs.size() ? plaintiffs.get(n) : null));
    }

    private static Party taken(IdentityCard card, @Nullable Party before) {
        var typed = before == null ? null : before.address();
        return new Party(
                Party.Kind.PERSON,
                card.name() != null ? card.name() : before == null ? null : before.name(),
                Party.IdType.RESIDENT_ID,
                card.number(),
                before == null ? null : before.phone(),
                FilingFacts.isWritten(typed) ? typed : card.address(),
                before == null ? List.of() : before.representedBy(),
                before == null ? null : before.foreignDomicile(),
                before == null ? null : before.personal(),
                before == null ? null : before.region(),
                before == null ? null : before.elected());
    }

    /** The doubts where a card says otherwise than what was typed; of one that cannot be assigned nothing is said. */
    static List<Finding> doubts(Draft draft, Map<UUID, IdentityCard> cards) {
        var found = new ArrayList<Finding>();
        cards.values().forEach(card -> typed(card, draft.plaintiffs())
                .filter(n -> differs(card, draft.plaintiffs().get(n)))
                .ifPresent(n -> found.add(doubt(card, draft.plaintiffs().get(n), n))));
        return found;
    }

    private static Finding doubt(IdentityCard card, Party party, int n) {
        var number = !card.number().equals(party.idNumber());
        return Finding.warning(
                "plaintiffs[" + n + "]." + (number ? "idNumber" : "name"),
                "IDENTITY_CARD_DIFFERS",
                "“%s”的%s与证件读出的不一致：从身份证照片上读到的是%s。机器会读错，请以证件为准；没有填错的，照样可以提交"
                        .formatted(
                                party.name(), number ? "证件号码" : "姓名", number ? card.number() : "“" + card.name() + "”"),
                null);
    }

    /** The plaintiff whose card it is: of that number, else of that name, else the only person who has both. */
    private static Optional<Integer> typed(IdentityCard card, List<Party> plaintiffs) {
        var byName = -1;
        for (var n = 0; n < plaintiffs.size(); n++) {
            if (card.number().equals(plaintiffs.get(n).idNumber())) {
                return Optional.of(n);
            }
            if (card.name() != null && card.name().equals(plaintiffs.get(n).name())) {
                byName = n;
            }
        }
        if (byName >= 0) {
            return Optional.of(byName);
        }
        return plaintiffs.size() == 1 && plaintiffs.get(0).naturalPerson() ? Optional.of(0) : Optional.empty();
    }

    /** What was not typed, and what is no identity card, is not compared. */
    private static boolean differs(IdentityCard card, Party party) {
        var number = FilingFacts.isWritten(party.idNumber())
                && party.idType() == Party.IdType.RESIDENT_ID
                && !card.number().equals(party.idNumber());
        var name = card.name() != null
                && FilingFacts.isWritten(party.name())
                && !card.name().equals(party.name());
        return number || name;
    }

    private static boolean isMore(IdentityCard card, Party party) {
        return differs(card, party)
                || !FilingFacts.isWritten(party.idNumber())
                || !FilingFacts.isWritten(party.name()) && card.name() != null
                || !FilingFacts.isWritten(party.address()) && card.address() != null;
    }

    private static boolean isAnothers(IdentityCard card, List<Party> plaintiffs, int n) {
        return typed(card, plaintiffs)
                .filter(one -> one != n && isFor(card, plaintiffs.get(one)))
                .isPresent();
    }

    private static boolean isFor(IdentityCard card, Party party) {
        return card.number().equals(party.idNumber())
                || card.name() != null && card.name().equals(party.name());
    }
}
