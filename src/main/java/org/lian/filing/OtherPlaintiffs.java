package org.lian.filing;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.messages.MessageKind;
import org.lian.messages.Messages;
import org.lian.messages.News;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/**
 * The plaintiffs of a filing who did not file it themselves, and every other applicant of what is applied for together:
 * told by the phone that the filing names, so that nobody is a party of a case unknown to himself. Their messages are
 * addressed by their place; who has joined with an account of his own is told there.
 */
@Component
public class OtherPlaintiffs {
    private static final String PLACE = "plaintiff/";

    private final Messages messages;
    private final Accounts accounts;
    private final CoPlaintiffs joined;

    OtherPlaintiffs(Messages messages, Accounts accounts, CoPlaintiffs joined) {
        this.messages = messages;
        this.accounts = accounts;
        this.joined = joined;
    }

    /** Tells each once by filing, kind and key, in the transaction of what they are told of. */
    public void tell(Filing filing, MessageKind kind, String key, String title) {
        var everybody = of(filing);
        if (everybody.size() < 2) {
            return;
        }
        var filer = accounts.find(filing.ownerId());
        var told = joined.of(filing).stream()
                .filter(one -> one.account() != null)
                .map(CoPlaintiff::party)
                .toList();
        IntStream.range(0, everybody.size())
                .filter(place -> !told.contains(everybody.get(place)) && isAnother(everybody.get(place), filer))
                .mapToObj(place -> News.of(kind, filing.id(), PLACE + place, key, title))
                .forEach(messages::tell);
    }

    /** Those in whose name the filing is made. */
    private static List<Party> of(Filing filing) {
        var plaintiffs = filing.draft().plaintiffs();
        return filing.track().asks(Track.Asks.TOGETHER)
                ? Stream.concat(plaintiffs.stream(), filing.draft().defendants().stream())
                        .toList()
                : plaintiffs;
    }

    /** The one to whom a message is addressed; empty where it is an account's. */
    static Optional<Party> at(Filing filing, String addressee) {
        var everybody = of(filing);
        return Optional.of(addressee)
                .filter(address -> address.startsWith(PLACE))
                .map(address -> Integer.parseInt(address.substring(PLACE.length())))
                .filter(place -> place < everybody.size())
                .map(everybody::get);
    }

    /** Whether somebody else than the filer is reached by the phone. */
    private static boolean isAnother(Party plaintiff, Optional<Account> filer) {
        var phone = plaintiff.phone();
        return phone != null
                && !phone.isBlank()
                && filer.filter(account -> phone.equals(account.phone())
                                || Objects.equals(plaintiff.name(), account.name())
                                || plaintiff.idNumber() != null
                                        && plaintiff.idNumber().equals(account.idNumber()))
                        .isEmpty();
    }
}
