package org.lian.process.preservation;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.lian.filing.FilingLifecycle;
import org.lian.process.tasks.StaffOnDuty;
import org.lian.process.variables.FilingVariables;
import org.lian.process.variables.Variable;
import org.lian.process.variables.Variables;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;

/** 通知值班法官: a message at once, that names nobody and says nothing of the matter. */
@Component
@Variables(needs = Variable.FILING)
class TellDutyJudge implements JavaDelegate {
    private static final String ARRIVED = "arrived";

    private final StaffOnDuty staff;
    private final FilingLifecycle filings;

    TellDutyJudge(StaffOnDuty staff, FilingLifecycle filings) {
        this.staff = staff;
        this.filings = filings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var filing = filings.filing(new FilingVariables(execution).filing());
        staff.tell(filing.id(), Role.JUDGE, ARRIVED, filing.track().ofPreservation("一件保全申请等待裁定，请马上到工作台办理"));
    }
}
