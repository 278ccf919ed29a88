package org.lian.process.automatic;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.filing.Filing;
import org.lian.filing.FilingLifecycle;
import org.lian.process.automatic.AutoRegistrationStore.Entry;
import org.lian.process.automatic.AutoRegistrationStore.State;
import org.lian.process.automatic.AutoRegistrationTable.Rule;
import org.lian.reference.Holidays;
import org.lian.rules.DecisionUnclear;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Sha256;
import org.springframework.stereotype.Component;

/** The decision whether a filing waits for its registration without a review, once for each filing. */
@Component
class AutoRegistrationOffer {
    private static final int HUNDRED = 100;

    private final AutoRegistrationTable table;
    private final AutoRegistrationBounds bounds;
    private final AnsweringJudge judges;
    private final AutoRegistrationStore store;
    private final FilingLifecycle filings;
    private final Holidays holidays;
    private final BusinessClock clock;

    AutoRegistrationOffer(
            AutoRegistrationTable table,
            AutoRegistrationBounds bounds,
            AnsweringJudge judges,
            AutoRegistrationStore store,
            FilingLifecycle filings,
            Holidays holidays,
            BusinessClock clock) {
        this.table = table;
        this.bounds = bounds;
        this.judges = judges;
        this.store = store;
        this.filings = filings;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** Whether the filing waits from now on; a table that gives no answer leaves it to a person, and says why. */
    boolean decide(FilingId id) {
        var filing = filings.filing(id);
        if (!filing.track().mayBeRegisteredAutomatically()) {
            return false;
        }
        try {
            // Most courts have no row for anything, and pay for nothing more than this question.
            return table.of(filing)
                    .filter(rule -> store.find(id).isEmpty())
                    .filter(rule -> decide(filing, rule))
                    .isPresent();
        } catch (DecisionUnclear unclear) {
            remark(id, "自动登记表没有给出唯一结论，由人审查：" + unclear.reason());
            return false;
        }
    }

    private boolean decide(Filing filing, Rule rule) {
        table.record(filing);
        var judge = judges.of(rule.judge(), filing);
        if (judge.isEmpty()) {
            remark(filing.id(), table(rule) + "负责的法官“" + judges.name(rule.judge()) + "”今天不能负责这一件，由人审查");
            return false;
        }
        var against = bounds.against(filing, judge.get());
        if (against.isPresent()) {
            remark(filing.id(), "不自动登记，由人审查：" + against.get());
            return false;
        }
        if (isDrawn(filing.id(), rule.samplePercent())) {
            add(filing, rule, State.SAMPLED, null);
            remark(filing.id(), table(rule) + "抽到这一件，由人审查");
            return false;
        }
        var due = CourtMinutes.after(clock.now(), rule.waits(), holidays::isWorkingDay);
        add(filing, rule, State.WAITING, due);
        remark(
                filing.id(),
                table(rule) + "核对无误，"
                        + CourtTime.CLOSE_MINUTE_OF_THIS_YEAR.format(due.atZone(BusinessClock.SHANGHAI))
                        + " 自动登记，以前可以取出来由人审查；由" + judges.name(rule.judge()) + "负责");
        return true;
    }

    private void add(Filing filing, Rule rule, State state, @Nullable Instant due) {
        store.add(new Entry(filing.id(), rule.judge(), rule.version(), state, due), filing.court(), clock.now());
    }

    /** A lot that nobody can foresee who files, and that falls the same again when the step is tried again. */
    private static boolean isDrawn(FilingId filing, long percent) {
        var lot = ByteBuffer.wrap(Sha256.of(filing.toString())).getLong();
        return Math.floorMod(lot, HUNDRED) < percent;
    }

    private static String table(Rule rule) {
        return "按自动登记表（第 " + rule.version() + " 版），";
    }

    private void remark(FilingId id, String text) {
        filings.remark(Actor.system(), id, "AUTO_REGISTRATION", text, null);
    }
}
