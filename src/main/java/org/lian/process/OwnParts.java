package org.lian.process;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lian.filing.Act;
import org.lian.filing.Acts;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The part that a member of staff already had in a filing, where it bars him from a task of it. */
@Component
public class OwnParts {
    private static final Set<TaskKind> JUDGED =
            Set.of(TaskKind.REVIEW, TaskKind.SIGN_REFUSAL, TaskKind.DECIDE_AT_EXPIRY);

    private final Acts acts;

    OwnParts(Acts acts) {
        this.acts = acts;
    }

    /**
     * Why the person may not take that task, in words for him: he stepped back (回避), took it down at the window, or
     * proposed what is to be signed.
     */
    public Optional<String> bar(TaskKind kind, FilingId filing, String person) {
        var own = acts.of(filing).stream()
                .filter(act -> act.actor().equals(person))
                .map(Act::kind)
                .collect(Collectors.toSet());
        if (own.contains(Act.Kind.RECUSAL)) {
            return Optional.of("已在本案回避，不能再承办本案的任务");
        }
        if (JUDGED.contains(kind) && own.contains(Act.Kind.WINDOW_ENTRY)) {
            return Optional.of("这件申请由您在窗口代为录入，请由另一名工作人员审查");
        }
        return proposed(kind, filing, person);
    }

    /** Why he may not sign who proposed the refusal. */
    public Optional<String> proposed(TaskKind kind, FilingId filing, String person) {
        return kind == TaskKind.SIGN_REFUSAL
                ? acts.last(filing, Act.Kind.REFUSAL_PROPOSAL)
                        .filter(proposal -> proposal.actor().equals(person))
                        .map(proposal -> "提出不予受理建议的人不能审签，请由另一名法官签发")
                : Optional.empty();
    }
}
