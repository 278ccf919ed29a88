package org.lian.filing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.messages.Contact;
import org.lian.messages.Correspondence;
import org.lian.reference.Court;
import org.lian.reference.Courts;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The ways to reach somebody about a filing: its filer by the service address, where it names no phone by the
 * account's; another plaintiff who joined, and the court's own people, by their own account. */
@Component
class FilingCorrespondence implements Correspondence {
    private final FilingStore store;
    private final Accounts accounts;
    private final Receipts receipts;
    private final ElectronicService electronic;
    private final Courts courts;
    private final LaterFilingStore laterFilings;
    private final LaterFilingCorrection correction;

    FilingCorrespondence(
            FilingStore store,
            Accounts accounts,
            Receipts receipts,
            ElectronicService electronic,
            Courts courts,
            LaterFilingStore laterFilings,
            LaterFilingCorrection correction) {
        this.laterFilings = laterFilings;
        this.correction = correction;
        this.store = store;
        this.accounts = accounts;
        this.receipts = receipts;
        this.electronic = electronic;
        this.courts = courts;
    }

    @Override
    public Optional<Contact> contact(FilingId id, String accountId) {
        return store.find(id)
                .filter(filing -> filing.draft().courtCode() != null)
                .flatMap(filing -> OtherPlaintiffs.at(filing, accountId)
                        .map(plaintiff -> contact(
                                filing,
                                plaintiff.phone(),
                                null,
                                filing.draft().agreesToElectronicService(),
                                Contact.Reader.BESIDE))
                        .or(() -> accounts.find(accountId).map(account -> contact(filing, account))));
    }

    @Override
    public boolean stillRuns(FilingId id, Instant dueAt) {
        var ofFiling = store
                .find(id)
                .filter(filing -> filing.waitingFor() == FilingStatus.WaitingFor.FILER)
                .map(Filing::dueAt)
                .stream();
        var ofLater = laterFilings.of(id).stream()
                .filter(later -> later.state() == LaterFiling.State.CORRECTION)
                .flatMap(later -> correction.due(later).stream());
        return Stream.concat(ofFiling, ofLater)
                .anyMatch(due -> due.truncatedTo(ChronoUnit.MICROS).equals(dueAt.truncatedTo(ChronoUnit.MICROS)));
    }

    private Contact contact(Filing filing, Account account) {
        if (!account.id().equals(filing.ownerId())) {
            return account.kind() == Account.Kind.STAFF
                    ? contact(filing, account.phone(), null, false, Contact.Reader.STAFF)
                    : contact(filing, account.phone(), null, true, Contact.Reader.FILER);
        }
        var address = filing.draft().serviceAddress();
        var phone = address == null ? null : address.phone();
        return contact(
                filing,
                phone == null || phone.isBlank() ? account.phone() : phone,
                address == null ? null : address.email(),
                filing.draft().agreesToElectronicService(),
                account.openedAtWindow() && electronic.setsPassword(account)
                        ? Contact.Reader.AT_WINDOW
                        : Contact.Reader.FILER);
    }

    private Contact contact(
            Filing filing, @Nullable String phone, @Nullable String email, boolean consents, Contact.Reader reader) {
        return new Contact(
                filing.court(),
                courts.find(filing.court()).map(Court::name).orElse(""),
                phone,
                email,
                consents,
                filing.marks().sensitive() || filing.draft().confidential(),
                reader,
                reference(filing),
                reader == Contact.Reader.AT_WINDOW ? receipt(filing) : "");
    }

    private String reference(Filing filing) {
        var number = filing.caseNumber();
        return number != null ? number : receipt(filing);
    }

    private String receipt(Filing filing) {
        return receipts.ofFiling(filing.id()).map(Receipt::number).orElse("");
    }
}
