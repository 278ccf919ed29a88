package org.lian.documents;

import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lian.clock.BusinessClock;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** 预览: how a paper would look with a text that is not in force; nothing is kept. */
@Component
public class TemplateTrials {
    private final Templates templates;
    private final TemplateChecks checks;
    private final Typeface typeface;
    private final Typesetter typesetter;
    private final BusinessClock clock;

    TemplateTrials(
            Templates templates, TemplateChecks checks, Typeface typeface, Typesetter typesetter, BusinessClock clock) {
        this.templates = templates;
        this.checks = checks;
        this.typeface = typeface;
        this.typesetter = typesetter;
        this.clock = clock;
    }

    /**
     * A requirement of the law on a paper, as people read it.
     *
     * @param written what has to stand in the text
     */
    public record Needed(String what, String article, String written) {}

    /**
     * A condition on a place or on words, as people read it.
     *
     * @param written the place or the words, and {@code where} it may stand
     */
    public record Bound(String written, String where, String why, String article) {}

    /** What may stand only under a condition. */
    public List<Bound> bound(String template) {
        return form(template).bound().stream()
                .map(one -> new Bound(one.written(), one.where(), one.why(), one.article()))
                .toList();
    }

    /** The places that the paper may use. */
    public List<Place> places(String template) {
        return form(template).places();
    }

    /** What may not be left out. */
    public List<Needed> needed(String template) {
        return form(template).required().stream()
                .map(one -> new Needed(
                        one.what(),
                        one.article(),
                        one.place()
                                .map(place -> "{{" + place.replaceFirst(".*\\.", "") + "}}")
                                .orElseGet(() -> one.words().orElseThrow())))
                .toList();
    }

    /** With a case that nobody has. */
    public byte[] sample(String template, String text, SampleCase sample) {
        var form = form(template);
        return set(form, text, sample.words(form, PaperForms.declared().shared()));
    }

    /**
     * With the sums, days and articles of a real case; what may name people is the example's.
     *
     * @param words as the paper is filled in that case
     */
    public byte[] ofCase(String template, String text, Map<String, ?> words) {
        var form = form(template);
        var all =
                new HashMap<>(SampleCase.USUAL.words(form, PaperForms.declared().shared()));
        form.places().stream()
                .filter(place -> place.open() && words.containsKey(place.name()))
                .forEach(place -> all.put(place.name(), words.get(place.name())));
        return set(form, text, all);
    }

    private byte[] set(PaperForm form, String text, Map<String, Object> words) {
        checks.read(form, text).stream()
                .filter(flaw -> !flaw.code().equals(TemplateChecks.REQUIRED))
                .findFirst()
                .ifPresent(flaw -> {
                    throw Refusal.conflict("还不能预览，请先处理检查结果里的问题：" + flaw.message());
                });
        if (!typeface.isThere()) {
            throw Refusal.conflict("本系统构建时没有带上文书字体，不能生成 PDF，请告知管理员用 Node.js 重新构建");
        }
        var page = templates.fill(form.template(), text, words).page();
        return typesetter.shown(page, clock.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private static PaperForm form(String template) {
        return PaperForms.declared().find(template).orElseThrow(() -> Refusal.notFound("没有找到这份文书"));
    }
}
