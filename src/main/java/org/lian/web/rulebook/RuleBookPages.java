package org.lian.web.rulebook;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lian.engine.ModelKind;
import org.lian.filing.OtherDesks;
import org.lian.reference.CaseTypeAnswers;
import org.lian.reference.CaseTypeAnswers.Answer;
import org.lian.reference.CaseTypeAnswers.Where;
import org.lian.reference.Court;
import org.lian.reference.Courts;
import org.lian.reference.TimeLimits;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Sha256;
import org.lian.web.Minutes;
import org.lian.web.rulebook.PublicRule.Topic;
import org.lian.web.security.CurrentActor;
import org.lian.workbench.RuleVersion;
import org.lian.workbench.RuleVersions;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.ModelAndView;

/** 公开规则: everybody reads what the court applies, and takes away the very file that the engine runs. */
@Controller
@RequestMapping("/rulebook")
class RuleBookPages {
    private static final int COURTS = 50;
    private static final int EXAMPLES = 20;
    private static final int MANY = 200;

    private final RuleVersions versions;
    private final RuleBook book;
    private final Laws laws;
    private final Words words;
    private final TimeLimits timeLimits;
    private final Courts courts;
    private final CaseTypeAnswers caseTypes;
    private final OtherDesks desks;

    RuleBookPages(
            RuleVersions versions,
            RuleBook book,
            Laws laws,
            Words words,
            TimeLimits timeLimits,
            Courts courts,
            CaseTypeAnswers caseTypes,
            OtherDesks desks) {
        this.versions = versions;
        this.book = book;
        this.laws = laws;
        this.words = words;
        this.timeLimits = timeLimits;
        this.courts = courts;
        this.caseTypes = caseTypes;
        this.desks = desks;
    }

    /** A page that has not changed is not sent again. */
    @Configuration
    static class UnchangedPages {
        @Bean
        FilterRegistrationBean<ShallowEtagHeaderFilter> ruleBookTags() {
            var tags = new ShallowEtagHeaderFilter();
            // A strong one would name these very bytes, and Tomcat would not pack them.
            tags.setWriteWeakETag(true);
            var filter = new FilterRegistrationBean<>(tags);
            filter.addUrlPatterns("/rulebook", "/rulebook/*");
            return filter;
        }
    }

    /** A rule in the list. */
    record RuleRow(String key, String name, String decides, int version, String since) {}

    /** The rules about one thing. */
    record TopicRows(String name, boolean times, boolean courts, List<RuleRow> rules) {}

    /** A version in the history; who made it, and in what words, is the court's own affair. */
    record Past(
            int version,
            String since,
            @Nullable String until,
            String origin,
            List<Laws.Piece> basis,
            boolean shown,
            boolean current) {}

    /** Kinds of case that go the same way; online names the procedure that the court has open. */
    record CaseKind(String names, String code, @Nullable String online, String text, List<Laws.Piece> basis) {}

    /** The kinds of case that go to one place. */
    record CaseKinds(String where, List<CaseKind> kinds) {}

    /** One period of the law. */
    record Period(String name, String length, List<Laws.Piece> basis) {}

    @GetMapping
    ModelAndView list(HttpServletResponse response) {
        mayBeKept(response);
        return new ModelAndView("rulebook/list")
                .addObject(
                        "topics", Arrays.stream(Topic.values()).map(this::topic).toList())
                .addObject(
                        "courts",
                        courts.search("", true, COURTS).stream()
                                .map(Court::name)
                                .toList());
    }

    private TopicRows topic(Topic topic) {
        return new TopicRows(
                topic.label(),
                topic == Topic.TIMES,
                topic == Topic.JURISDICTION,
                Arrays.stream(PublicRule.values())
                        .filter(rule -> rule.topic() == topic)
                        .flatMap(rule -> versions
                                .inForce(rule.key())
                                .map(version -> new RuleRow(
                                        rule.key(),
                                        version.name(),
                                        rule.decides(),
                                        version.version(),
                                        Minutes.of(version.effectiveAt())))
                                .stream())
                        .toList());
    }

    @GetMapping("/time-limits")
    ModelAndView timeLimits(HttpServletResponse response) {
        mayBeKept(response);
        return new ModelAndView("rulebook/time-limits")
                .addObject(
                        "periods",
                        timeLimits.all().stream()
                                .map(limit -> new Period(
                                        words.of(limit.id(), "", List.of("deadlineKind")),
                                        limit.length() + " " + words.of(limit.unit(), "", List.of("unit")),
                                        laws.pieces(laws.written(limit.basis()))))
                                .toList())
                .addObject("database", Laws.DATABASE);
    }

    @GetMapping("/case-types")
    ModelAndView caseTypes(HttpServletResponse response) {
        mayBeKept(response);
        var places = caseTypes.all().stream()
                .filter(answer -> !answer.names().isEmpty())
                .collect(Collectors.groupingBy(
                        this::where,
                        () -> new EnumMap<>(Where.class),
                        Collectors.mapping(this::kind, Collectors.toList())));
        return new ModelAndView("rulebook/case-types")
                .addObject(
                        "places",
                        places.entrySet().stream()
                                .map(place -> new CaseKinds(place.getKey().label(), place.getValue()))
                                .toList())
                .addObject("database", Laws.DATABASE);
    }

    /** A procedure that the court's own table has closed is one of the window. */
    private Where where(Answer answer) {
        var procedure = answer.procedure();
        return procedure == null || desks.isOpen(procedure) ? answer.where() : Where.WINDOW;
    }

    private CaseKind kind(Answer answer) {
        var procedure = answer.procedure();
        return new CaseKind(
                String.join("、", answer.names()),
                answer.typeCode(),
                procedure != null && desks.isOpen(procedure) ? procedure.label() : null,
                answer.text(),
                laws.pieces(answer.basis()));
    }

    @GetMapping("/{key}")
    ModelAndView rule(@PathVariable String key, HttpServletResponse response) {
        var rule = required(key);
        var all = versions.of(rule.key());
        return shown(rule, all, all.get(0), response);
    }

    @GetMapping("/{key}/versions/{version}")
    ModelAndView version(@PathVariable String key, @PathVariable int version, HttpServletResponse response) {
        var rule = required(key);
        var found = versions.find(rule.key(), version);
        return shown(rule, versions.of(rule.key()), found, response);
    }

    private ModelAndView shown(
            PublicRule rule, List<RuleVersion> all, RuleVersion version, HttpServletResponse response) {
        mayBeKept(response);
        var page = book.page(rule, version);
        var history = IntStream.range(0, all.size())
                .mapToObj(at -> past(all, at, version.version()))
                .toList();
        var shown = telling(page.examples());
        var few = shown.stream().limit(EXAMPLES).toList();
        return new ModelAndView("rulebook/rule")
                .addObject("rule", page)
                .addObject("key", rule.key())
                .addObject("decides", rule.decides())
                .addObject(
                        "version",
                        history.stream().filter(Past::shown).findFirst().orElseThrow())
                .addObject("history", history)
                .addObject("examples", few)
                .addObject("others", shown.subList(few.size(), shown.size()))
                .addObject("database", Laws.DATABASE);
    }

    /** All, or of very many the first of each result: a page is read, the file is for who wants them all. */
    private static List<RulePage.Example> telling(List<RulePage.Example> all) {
        if (all.size() <= MANY) {
            return all;
        }
        var results = new HashSet<String>();
        return all.stream().filter(one -> results.add(one.result())).toList();
    }

    private Past past(List<RuleVersion> all, int at, int shown) {
        var version = all.get(at);
        var origin = version.rolledBackTo() == null
                ? version.author() == null ? "随系统提供" : "本院修改"
                : "回到第 " + version.rolledBackTo() + " 版的内容";
        return new Past(
                version.version(),
                Minutes.of(version.effectiveAt()),
                at == 0 ? null : Minutes.of(all.get(at - 1).effectiveAt()),
                origin,
                version.legalBasis() == null ? List.of() : laws.pieces(version.legalBasis()),
                version.version() == shown,
                at == 0);
    }

    /** The very bytes that the engine runs. */
    @GetMapping("/{key}/file")
    ResponseEntity<byte[]> file(@PathVariable String key) {
        var rule = required(key);
        return content(versions.inForce(rule.key()).orElseThrow(RuleBookPages::unknown));
    }

    @GetMapping("/{key}/versions/{version}/file")
    ResponseEntity<byte[]> file(@PathVariable String key, @PathVariable int version) {
        return content(versions.find(required(key).key(), version));
    }

    private ResponseEntity<byte[]> content(RuleVersion version) {
        var content = versions.content(version.rule(), version.version());
        var name = ModelKind.DECISION.resource(version.rule()).replaceFirst(".*/", "");
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.noCache())
                .eTag(Sha256.hex(content))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(content);
    }

    /** A stranger's browser keeps the page and asks whether it is still right; a signed-in one holds a form's token. */
    private static void mayBeKept(HttpServletResponse response) {
        if (CurrentActor.get().isEmpty()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
            response.setHeader(HttpHeaders.VARY, HttpHeaders.COOKIE);
        }
    }

    private static PublicRule required(String key) {
        return PublicRule.of(key).orElseThrow(RuleBookPages::unknown);
    }

    private static Refusal unknown() {
        return Refusal.notFound("没有公开的规则叫这个名字，请从公开规则的目录里选");
    }
}
