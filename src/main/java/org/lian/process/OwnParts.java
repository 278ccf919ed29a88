package org.lian.process;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lian.filing.Act;
import org.lian.filing.Acts;
import org.lian.identity.TiedAccounts;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;

/** The part that a member of staff already had in a filing, where it bars him from a task of it. */
@Component
public class OwnParts {
    private static final Set<TaskKind> JUDGED =
            Set.of(TaskKind.REVIEW, TaskKind.SIGN_REFUSAL, TaskKind.DECIDE_AT_EXPIRY);

    private static final Set<Act.Kind> BARRING =
            EnumSet.of(Act.Kind.RECUSAL, Act.Kind.WINDOW_ENTRY, Act.Kind.REFUSAL_PROPOSAL);

    private static final Set<Role> SIGNING = EnumSet.of(Role.JUDGE, Role.SUPERVISOR);

    private final Acts acts;
    private final TiedAccounts tied;

    OwnParts(Acts acts, TiedAccounts tied) {
        this.acts = acts;
        this.tied = tied;
    }

    /**
     * The reason, in words for the person.
     *
     * @param brief what fits beside a row of a list
     */
    public record Bar(String brief, String words) {}

    /** By user name: those of the filings in which that person had a part that may bar him from a task. */
    public Map<String, Set<FilingId>> among(Collection<FilingId> filings) {
        return acts.byActor(filings, BARRING);
    }

    /**
     * Why the person may not take that task, in words for him: he stepped back (回避), took it down at the window, or
     * proposed what is to be signed.
     */
    public Optional<Bar> bar(TaskKind kind, FilingId filing, String person) {
        var own = acts.of(filing).stream()
                .filter(act -> act.actor().equals(person))
                .map(Act::kind)
                .collect(Collectors.toSet());
        if (own.contains(Act.Kind.RECUSAL)) {
            return Optional.of(new Bar("您已回避，由别人办理", "已在本案回避，不能再承办本案的任务"));
        }
        if (JUDGED.contains(kind) && own.contains(Act.Kind.WINDOW_ENTRY)) {
            return Optional.of(new Bar("您自己录入的，由别人审查", "这件申请由您在窗口代为录入，请由另一名工作人员审查"));
        }
        return proposed(kind, filing, person);
    }

    /** Why he may not sign who proposed the refusal. */
    public Optional<Bar> proposed(TaskKind kind, FilingId filing, String person) {
        return kind == TaskKind.SIGN_REFUSAL
                ? acts.last(filing, Act.Kind.REFUSAL_PROPOSAL).flatMap(proposal -> proposal(proposal.actor(), person))
                : Optional.empty();
    }

    private Optional<Bar> proposal(String proposer, String person) {
        if (proposer.equals(person)) {
            return Optional.of(new Bar("您提出的建议，由别人审签", "提出不予受理建议的人不能审签，请由另一名法官签发"));
        }
        return tied.bar(proposer, person, SIGNING)
                ? Optional.of(new Bar("您和提出建议的人不算两个人", TiedAccounts.words("提出不予受理建议的人") + "，请由另一名法官签发"))
                : Optional.empty();
    }
}
