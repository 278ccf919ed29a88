package org.lian.fees;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lian.rules.Decisions.Used;

/** The tables behind a fee by the names that people know. */
public final class FeeTables {
    private static final Map<String, String> NAMES = Map.of(
            "litigation-fee", "诉讼费计算表",
            "cause-fee-class", "案由收费类别表",
            "provincial-amount", "各省收费数额表",
            "usual-amount", "本院通常数额表",
            "fee-rounding", "诉讼费取整表");

    private FeeTables() {}

    /** Which tables and versions said so, each once; empty where none was asked. */
    public static String named(List<Used> decisions) {
        return decisions.stream()
                .map(used -> NAMES.getOrDefault(used.id(), used.id()) + "第 " + used.version() + " 版")
                .distinct()
                .collect(Collectors.joining("，"));
    }
}
