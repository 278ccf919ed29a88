package org.lian.web.rulebook;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.materials.Material;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.Track;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Values of the tables in a reader's words: codes, causes, money, yes and no. */
@Component
public class Words {
    /** A name in an expression. */
    static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");

    /** As a label says that its number is money, or a rate. */
    private static final String IN_FEN = "（分）";

    private static final String PER_MYRIAD = "（万分比）";
    private static final Pattern CODES_IN_LABEL = Pattern.compile(" [A-Z_/]+$|（[A-Za-z-]+）$");
    private static final Pattern CAUSE_CODE = Pattern.compile("[0-9]{2}(\\.[0-9]+)*|6[0-9]{3}");
    private static final BigDecimal MYRIAD = BigDecimal.valueOf(1_000_000);

    private final Properties words = new Properties();
    private final Causes causes;

    Words(Causes causes) {
        this.causes = causes;
        try (var file = new InputStreamReader(
                new ClassPathResource("rulebook/words.properties").getInputStream(), StandardCharsets.UTF_8)) {
            words.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A label without what only programs need. */
    public static String plain(String label) {
        return CODES_IN_LABEL
                .matcher(label)
                .replaceFirst("")
                .replace(IN_FEN, "")
                .replace(PER_MYRIAD, "");
    }

    /**
     * A value in words.
     *
     * @param label of the column or the fact that holds it
     * @param names that the value may belong to, the nearest first
     */
    public String of(@Nullable Object value, String label, Collection<String> names) {
        if (value == null) {
            return "没有";
        }
        if (value instanceof Boolean yes) {
            return yes ? "是" : "否";
        }
        if (value instanceof Number number) {
            return number(new BigDecimal(number.toString()), label, names);
        }
        if (value instanceof Collection<?> several) {
            return several.isEmpty()
                    ? "没有"
                    : String.join(
                            "、",
                            several.stream().map(one -> of(one, label, names)).toList());
        }
        return code(value.toString(), names);
    }

    private String code(String code, Collection<String> names) {
        if (code.isEmpty()) {
            return "没有";
        }
        return names.stream()
                .flatMap(name -> named(name, code).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(words.getProperty(code)))
                .orElse(code);
    }

    private Optional<String> named(String name, String code) {
        return switch (name) {
            case "track" ->
                Arrays.stream(Track.values())
                        .filter(track -> track.name().equals(code))
                        .map(Track::label)
                        .findFirst();
            case "kind" ->
                Arrays.stream(Material.Kind.values())
                        .filter(kind -> kind.name().equals(code))
                        .map(Material.Kind::label)
                        .findFirst();
            case "causeCode" -> cause(code);
            default -> Optional.ofNullable(words.getProperty(name + "." + code));
        };
    }

    /** The name of a cause, for its code. */
    private Optional<String> cause(String code) {
        return CAUSE_CODE.matcher(code).matches() ? causes.find(code).map(Cause::name) : Optional.empty();
    }

    private static String number(BigDecimal number, String label, Collection<String> names) {
        if (label.contains(PER_MYRIAD)) {
            return number.movePointLeft(2).stripTrailingZeros().toPlainString() + "%";
        }
        return label.contains(IN_FEN) || names.stream().anyMatch(name -> name.endsWith("Fen"))
                ? money(number)
                : number.toPlainString();
    }

    /** 1 万元, 2,300 元, 16.67 元. */
    private static String money(BigDecimal fen) {
        if (fen.signum() != 0 && fen.remainder(MYRIAD).signum() == 0) {
            return "%,d 万元".formatted(fen.divide(MYRIAD).longValueExact());
        }
        return new Fen(fen.longValue()).inYuan().replaceFirst("\\.00$", "") + " 元";
    }

    /** Names in an expression, in their order. */
    static Stream<String> namesIn(String expression) {
        return NAME.matcher(TEXT.matcher(expression).replaceAll(" ")).results().map(found -> found.group());
    }
}
