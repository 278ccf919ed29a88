package org.lian.desk;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.filing.FilingRow;
import org.lian.filing.FilingRows;
import org.lian.filing.Receipts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 流程上的案件: what runs on a version of a diagram in the courts of a head of division, as cases; a list, which is no reading (ADR 0062). */
@Component
public class FlowCases {
    private static final int MOST = 50;

    private final RunningFlows flows;
    private final FilingRows filings;
    private final Receipts receipts;
    private final DeskRows rows;

    FlowCases(RunningFlows flows, FilingRows filings, Receipts receipts, DeskRows rows) {
        this.flows = flows;
        this.filings = filings;
        this.receipts = receipts;
        this.rows = rows;
    }

    /**
     * The numbers of what runs.
     *
     * @param cases the filings that the flows are about, each once; null where there are too many to count
     * @param others the flows that are about no filing
     * @param parts whether another flow called them, so that they are parts of cases
     */
    public record Numbers(long flows, @Nullable Long cases, long others, boolean parts) {}

    /**
     * A flow as a case.
     *
     * @param filing null for what belongs to no filing, or to one that the reader may not see
     * @param receipt the number under which it was received; null where none was given
     * @param tasks what is open of it, in the order of its beginning
     */
    public record Row(
            String instance,
            @Nullable FilingRow filing,
            @Nullable String receipt,
            List<DeskRow> tasks) {}

    /** At most {@value #MOST} rows, the soonest due first, of one last day the first come, and of what has no last day the newest; the numbers are of all. */
    public record Page(Numbers numbers, List<Row> rows) {}

    /**
     * What runs on the version in the head's courts.
     *
     * @param steps the elements of the diagram at one of which it stands; empty for all
     */
    @Transactional(readOnly = true)
    public Page of(Actor head, String definition, Collection<String> steps) {
        if (!head.is(Role.SUPERVISOR)) {
            throw Refusal.forbidden("只有庭长可以查看流程上的案件");
        }
        if (!flows.isKnown(definition)) {
            throw Refusal.notFound("没有这个版本的流程图");
        }
        var found = flows.of(definition, head.courts(), steps, MOST);
        var about = found.first().stream()
                .map(RunningFlows.Flow::filing)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var known = filings.of(head, about);
        var numbers = receipts.numbers(known.keySet());
        var tasks = rows.ofKeys(
                head,
                found.first().stream()
                        .map(RunningFlows.Flow::key)
                        .filter(Objects::nonNull)
                        .toList());
        return new Page(
                found.numbers(),
                found.first().stream()
                        .map(flow -> {
                            var filing = flow.filing();
                            return new Row(
                                    flow.instance(),
                                    filing == null ? null : known.get(filing),
                                    filing == null ? null : numbers.get(filing),
                                    flow.key() == null ? List.of() : tasks.getOrDefault(flow.key(), List.of()));
                        })
                        .toList());
    }
}
