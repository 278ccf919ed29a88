package org.lian.process;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.documents.Papers;
import org.lian.filing.CoPlaintiff;
import org.lian.filing.CoPlaintiffs;
import org.lian.filing.Filing;
import org.lian.filing.FilingHead;
import org.lian.filing.Filings;
import org.lian.filing.Receipts;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.serviceofprocess.Inbox;
import org.lian.serviceofprocess.OwedService;
import org.lian.serviceofprocess.OwedServices;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 送达 on each plaintiff who did not file: what has reached him, what the court still has to hand to him, and his joining. */
@Component
public class ServiceOnPlaintiffs {
    private static final LegalBasis HANDED_OVER = LegalBasis.of("民事诉讼法", 88);
    private static final int MOST = 200;
    private static final int LONGEST_PROOF = 200;

    private final CoPlaintiffs plaintiffs;
    private final Filings filings;
    private final Receipts receipts;
    private final Papers papers;
    private final Inbox inbox;
    private final OwedServices owed;
    private final Journal journal;
    private final BusinessClock clock;

    ServiceOnPlaintiffs(
            CoPlaintiffs plaintiffs,
            Filings filings,
            Receipts receipts,
            Papers papers,
            Inbox inbox,
            OwedServices owed,
            Journal journal,
            BusinessClock clock) {
        this.plaintiffs = plaintiffs;
        this.filings = filings;
        this.receipts = receipts;
        this.papers = papers;
        this.inbox = inbox;
        this.owed = owed;
        this.journal = journal;
        this.clock = clock;
    }

    /** A plaintiff of a filing with the papers that had to be brought to him, in the order of their service. */
    public record Addressee(CoPlaintiff plaintiff, List<OwedService> papers) {
        /** The hash by which a clerk's form names him. */
        public String person() {
            return HexFormat.of().formatHex(plaintiff.person());
        }

        /** Whether something is still to be handed to him. */
        public boolean owed() {
            return papers.stream().anyMatch(paper -> paper.doneAt() == null);
        }
    }

    /** A filing with papers that a clerk has to hand to plaintiffs. */
    public record Waiting(FilingId filing, String reference, int papers, Instant since) {}

    /** Everybody in whose name another filed. */
    @Transactional(readOnly = true)
    public List<Addressee> of(Filing filing) {
        if (!CoPlaintiffs.hasOthers(filing)) {
            return List.of();
        }
        var all = owed.of(filing.id());
        return plaintiffs.of(filing).stream()
                .map(one -> new Addressee(
                        one,
                        all.stream()
                                .filter(paper -> Arrays.equals(paper.person(), one.person()))
                                .toList()))
                .toList();
    }

    /** What is still owed to whom the filing no longer names so since a correction, by his hash. */
    @Transactional(readOnly = true)
    public Map<String, List<OwedService>> former(Filing filing) {
        var named = plaintiffs.of(filing).stream()
                .map(one -> HexFormat.of().formatHex(one.person()))
                .collect(Collectors.toSet());
        return owed.of(filing.id()).stream()
                .filter(paper -> paper.doneAt() == null)
                .filter(paper -> !named.contains(HexFormat.of().formatHex(paper.person())))
                .collect(Collectors.groupingBy(
                        paper -> HexFormat.of().formatHex(paper.person()), LinkedHashMap::new, Collectors.toList()));
    }

    /** Joins by a link: what was served before comes into the account at once. */
    @Transactional
    public FilingId join(Actor reader, String token, @Nullable String number) {
        var filing = plaintiffs.join(reader, token, number);
        plaintiffs.of(filing).stream()
                .filter(one -> reader.accountId().equals(one.account()))
                .flatMap(one -> owed.lockOpen(filing.id(), one.person()).stream())
                // What the font cannot print stays with the court, which hands it over.
                .filter(paper ->
                        papers.unprintable(paper.title() + paper.text()).isEmpty())
                .forEach(paper -> inbox.catchUp(paper, reader));
        return filing.id();
    }

    /** What is to be handed over by the actor's courts, the oldest first. */
    @Transactional(readOnly = true)
    public List<Waiting> open(Actor clerk) {
        return owed.open(clerk.courts(), MOST).stream()
                .map(one -> new Waiting(one.filing(), reference(clerk, one.filing()), one.papers(), one.since()))
                .toList();
    }

    /** How many papers are to be handed over by the actor's courts. */
    public int numberOpen(Actor clerk) {
        return owed.numberOpen(clerk.courts());
    }

    /**
     * Notes that everything that is open for one plaintiff was handed over.
     *
     * @param on the day that the receipt proves, between the last of these papers' service on who filed and today
     * @param proof how it was handed over and who signed for it
     */
    @Transactional
    public void handedOver(Actor clerk, FilingId id, String person, @Nullable LocalDate on, @Nullable String proof) {
        var filing = filings.find(clerk, id);
        var open = owed.lockOpen(filing.id(), bytes(person));
        if (open.isEmpty()) {
            throw Refusal.notFound("没有等待送达的文书；可能刚刚有人登记过，或者他已经在网上收到");
        }
        var words = PlainText.line(proof == null ? "" : proof);
        if (words.isEmpty() || words.length() > LONGEST_PROOF) {
            throw Refusal.invalid("proof", "MISSING", "请写明怎样送达、谁签收的，不超过 " + LONGEST_PROOF + " 字");
        }
        var first = open.stream()
                .map(OwedService::owedAt)
                .max(Instant::compareTo)
                .map(at -> LocalDate.ofInstant(at, BusinessClock.SHANGHAI))
                .orElseThrow();
        if (on == null || on.isBefore(first) || on.isAfter(clock.today())) {
            throw Refusal.invalid("on", "OUT_OF_RANGE", "签收日期从 " + first + " 起，不晚于今天");
        }
        var at = on.atStartOfDay(BusinessClock.SHANGHAI).toInstant();
        open.forEach(paper -> owed.handedOver(paper, clerk, at, words));
        var who = plaintiffs.find(filing, bytes(person)).map(CoPlaintiff::role).orElse("以前的当事人");
        journal.append(JournalEntry.shown(
                        filing.id(),
                        clerk,
                        clock.now(),
                        "SERVED_ON_PLAINTIFF",
                        open.size() + " 份文书已送达" + who + "，签收日期 " + on)
                .on(HANDED_OVER)
                .with(Map.of(
                        "papers",
                        open.stream().map(paper -> paper.served().toString()).toList())));
    }

    /** Case number or number of the receipt, nobody's name. */
    private String reference(Actor clerk, FilingId filing) {
        return filings.headOfOwnCourt(clerk, filing)
                .map(FilingHead::caseNumber)
                .or(() -> receipts.ofFiling(filing).map(receipt -> "回执 " + receipt.number()))
                .orElse("");
    }

    private static byte[] bytes(String person) {
        try {
            return HexFormat.of().parseHex(person);
        } catch (IllegalArgumentException notOurs) {
            throw Refusal.notFound("没有等待送达的文书");
        }
    }
}
