package org.lian.process;

import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.filing.FilingLifecycle;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.journal.Journal;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 改派 as it stands in the record of a case: whose task was given to whom, by whom and why. */
@Component
class Reassignments {
    private static final String KIND = "TASK_ASSIGNED";

    private final FilingLifecycle filings;
    private final Journal journal;
    private final StaffDirectory staff;
    private final Accounts accounts;

    Reassignments(FilingLifecycle filings, Journal journal, StaffDirectory staff, Accounts accounts) {
        this.filings = filings;
        this.journal = journal;
        this.staff = staff;
        this.accounts = accounts;
    }

    /** Refuses what names no person or no reason. */
    void require(String username, @Nullable String reason) {
        var faults = new ArrayList<Refusal.Fault>();
        if (username.isBlank()) {
            faults.add(new Refusal.Fault("username", "MISSING", "请选择改派给谁"));
        }
        if (reason == null || reason.isBlank()) {
            faults.add(new Refusal.Fault("reason", "MISSING", "请写明改派的理由"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
    }

    @Transactional
    public void record(Actor head, @Nullable FilingId filing, String task, String username, String reason) {
        if (filing != null) {
            filings.remark(head, filing, KIND, given(task), name(username) + "，理由：" + reason.strip());
        }
    }

    /** How the task came to who holds it now; empty where it was not given to him. */
    @Transactional(readOnly = true)
    public Optional<String> behind(TaskView task) {
        var holder = task.assignee();
        var filing = task.about();
        if (holder == null || filing == null) {
            return Optional.empty();
        }
        var toHolder = given(task.name()) + name(holder) + "，";
        return journal.ofFiling(filing).stream()
                .filter(leaf -> leaf.kind().equals(KIND) && leaf.text().startsWith(given(task.name())))
                .filter(leaf -> !leaf.at().isBefore(task.createdAt()))
                .reduce((earlier, later) -> later)
                .filter(leaf -> leaf.text().startsWith(toHolder))
                .map(leaf -> "这项任务已由 " + by(leaf) + " 改派给 "
                        + leaf.text().substring(given(task.name()).length()));
    }

    /** The names stand in the sealed words after it. */
    private static String given(String task) {
        return "任务“" + task + "”改派给 ";
    }

    private String by(Journal.Leaf leaf) {
        return accounts.find(leaf.actor()).map(Account::name).orElse("庭长");
    }

    private String name(String username) {
        return staff.find(username).map(Staff::displayName).orElse(username);
    }
}
