package org.lian.web.portal;

import java.util.List;
import java.util.stream.Stream;
import org.lian.filing.FeeRelief;
import org.lian.filing.Filing;
import org.lian.filing.ReliefGrounds;
import org.springframework.stereotype.Component;

/** 缓交、减交、免交 to choose from, with the grounds of the table. */
@Component
class ReliefChoices {
    private final ReliefGrounds grounds;

    ReliefChoices(ReliefGrounds grounds) {
        this.grounds = grounds;
    }

    /** 缓交、减交 or 免交, and the grounds for it. */
    record Choice(String label, String meaning, List<ReliefGrounds.Ground> grounds) {}

    /** The least that a filer has to find first: nothing to pay, then less, then later. */
    List<Choice> of(Filing filing) {
        var all = grounds.of(filing.draft());
        return Stream.of(FeeRelief.Kind.EXEMPTION, FeeRelief.Kind.REDUCTION, FeeRelief.Kind.DEFERRAL)
                .map(kind -> new Choice(
                        kind.label(),
                        meaning(kind),
                        all.stream().filter(ground -> ground.kind() == kind).toList()))
                .filter(choice -> !choice.grounds().isEmpty())
                .toList();
    }

    private static String meaning(FeeRelief.Kind kind) {
        return switch (kind) {
            case EXEMPTION -> "一分不用交，只有自然人可以申请";
            case REDUCTION -> "少交一部分，减多少由法官定";
            case DEFERRAL -> "晚些再交，数额不变";
        };
    }
}
