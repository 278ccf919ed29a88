package org.lian.fees;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/** The tariff of the law, summed tier by tier from fee_tiers.csv; it knows neither the tables nor their quick constants. */
final class LawTiers {
    private record Tier(BigDecimal over, BigDecimal upTo, String rate, BigDecimal flat) {}

    private final List<Tier> tiers = new ArrayList<>();

    LawTiers(String schedule) {
        var format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var reader = Files.newBufferedReader(
                        Path.of("src/test/resources/law/fee_tiers.csv"), StandardCharsets.UTF_8);
                var rows = format.parse(reader)) {
            for (var row : rows) {
                if (row.get("schedule").equals(schedule)) {
                    var upTo = row.get("up_to_yuan(inclusive)");
                    tiers.add(new Tier(
                            new BigDecimal(row.get("over_yuan(exclusive)")),
                            upTo.isEmpty() ? null : new BigDecimal(upTo),
                            row.get("marginal_rate"),
                            new BigDecimal(row.get("quick_constant"))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Exact, in fen. */
    BigDecimal of(long amountFen) {
        var amount = BigDecimal.valueOf(amountFen, 2);
        var sum = BigDecimal.ZERO;
        for (var tier : tiers) {
            if (tier.rate.equals("flat(cap)")) {
                return sum.min(tier.flat).movePointRight(2);
            }
            if (tier.rate.equals("flat")) {
                sum = sum.add(tier.flat);
            } else if (amount.compareTo(tier.over) > 0) {
                var top = tier.upTo == null ? amount : amount.min(tier.upTo);
                sum = sum.add(top.subtract(tier.over).multiply(new BigDecimal(tier.rate)));
            }
        }
        return sum.movePointRight(2);
    }

    /** Every upper bound, in fen. */
    List<Long> bounds() {
        return tiers.stream()
                .filter(tier -> tier.upTo != null)
                .map(tier -> tier.upTo.movePointRight(2).longValueExact())
                .toList();
    }

    static long rounded(BigDecimal fen, int parts) {
        return fen.divide(BigDecimal.valueOf(parts), 0, RoundingMode.HALF_UP).longValueExact();
    }
}
