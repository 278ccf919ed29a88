package org.lian.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bad requests to every route of the API, generated from one good request per route. */
class BadRequests {
    /** One request; {@code wrong} when no reading of it can be right. */
    record Shot(
            String name,
            String who,
            String method,
            String path,
            Map<String, String> headers,
            byte[] body,
            boolean wrong) {}

    /** A route that takes JSON: its fields with good values, as JSON texts. */
    private record Taking(String who, String method, String path, Map<String, String> fields) {}

    private static final String JSON = "application/json";

    /** What a field may be given instead of its value. */
    private static final List<String> VALUES = List.of(
            "null",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\u202e\\ufeff\"",
            "\"😀\"",
            "\"" + "长".repeat(70_000) + "\"",
            "\"'; drop table filing; --\"",
            "\"<script>alert(1)</script>\"",
            "\"${7*7}\"",
            "\"2026-13-45T99:00:00Z\"",
            "\"../../etc/passwd\"",
            "-1",
            "0",
            "1.5",
            "1e999",
            "-9223372036854775809",
            "99999999999999999999999999999999999999",
            "true",
            "[]",
            "[null]",
            "[[[[]]]]",
            "[1,\"x\",{}]",
            "{}",
            "{\"a\":{\"b\":[1]}}",
            "{\"a\":null}");

    private static final List<String> IDS = List.of(
            "x",
            "-1",
            "0",
            "null",
            "1-1-1-1-1",
            "00000000-0000-0000-0000-000000000000",
            "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
            "g0000000-0000-4000-8000-000000000000",
            "%00",
            "a%00b",
            "%FF",
            "%E4%B8",
            "%F0%9F%98%80",
            "%27%20or%201=1--",
            "%25",
            "%2e%2e",
            "a".repeat(3000),
            "%0d%0aSet-Cookie:x=1",
            "$%7B7*7%7D",
            "%20");

    private static final List<String> PARAMETERS = List.of(
            "",
            "0",
            "-1",
            "1.5",
            "201",
            "99999999999999999999",
            "abc",
            "%00",
            "%FF",
            "%E4%B8",
            "%F0%9F%98%80",
            "%25",
            "LTE",
            "OTk5OTk5OTk5OTk5",
            "***",
            "%27%20or%201=1--",
            "a".repeat(4000),
            "%E9%95%BF".repeat(300),
            "%0d%0a");

    private final Filed filed;
    private final String draft;
    private final List<Shot> shots = new ArrayList<>();

    private BadRequests(Filed filed, String draft) {
        this.filed = filed;
        this.draft = draft;
    }

    static List<Shot> at(Filed filed, String draft, String staffMember) {
        var requests = new BadRequests(filed, draft);
        for (var route : requests.taking(staffMember)) {
            requests.fields(route);
            requests.bodies(route);
            requests.contentTypes(route);
        }
        requests.ids(staffMember);
        requests.parameters();
        requests.methods();
        requests.uploads();
        requests.headers();
        requests.notices();
        return requests.shots;
    }

    private List<Taking> taking(String staffMember) {
        var party = "[{\"kind\":\"PERSON\",\"name\":\"张三\",\"idType\":\"RESIDENT_ID\","
                + "\"idNumber\":\"11010519850312008X\",\"phone\":\"13800138000\",\"address\":\"某某区一号\","
                + "\"representedBy\":[{\"kind\":\"MANDATE\",\"name\":\"王律师\",\"authority\":\"GENERAL\"}]}]";
        var facts = fields(
                "track", "\"CIVIL\"",
                "courtCode", "\"京0199\"",
                "causeCode", "\"04.10.108.03\"",
                "plaintiffs", party,
                "defendants", party,
                "thirdParties", "[]",
                "claims", "\"还钱\"",
                "facts", "\"借钱\"",
                "claimAmountFen", "10000000",
                "procedure", "\"ORDINARY\"",
                "serviceAddress", "{\"address\":\"某某区一号\",\"phone\":\"13800138000\",\"electronic\":true}",
                "confidentiality", "\"NONE\"",
                "elements", "{\"a\":\"b\"}");
        var revised = new LinkedHashMap<>(facts);
        revised.put("revision", "1");
        var answered = new LinkedHashMap<>(facts);
        answered.put("answers", "{\"directInterest\":\"YES\"}");
        return List.of(
                new Taking(
                        "",
                        "POST",
                        "/api/v1/fee-quotes",
                        fields(
                                "feeClass", "\"PROPERTY\"",
                                "causeCode", "\"04.10.108.03\"",
                                "amountFen", "10000000",
                                "baseFen", "5000",
                                "modifiers", "[\"SIMPLIFIED\"]",
                                "courtCode", "\"京0199\"")),
                new Taking("", "POST", "/api/v1/eligibility-checks", answered),
                // The same question as the one before: its own fields only.
                new Taking(
                        "",
                        "POST",
                        "/api/v1/material-lists",
                        fields("track", "\"CIVIL\"", "plaintiffs", party, "answers", "{}")),
                new Taking("", "POST", "/api/v1/case-numbers/parse", fields("text", "\"（2026）京0199民初1号\"")),
                new Taking(
                        "",
                        "POST",
                        "/api/v1/identifiers/check",
                        fields("type", "\"USCC\"", "value", "\"91350100M000100Y43\"")),
                new Taking(
                        "",
                        "POST",
                        "/api/v1/deadlines",
                        fields("kind", "\"civil.filing.review\"", "start", "\"2026-02-09T10:00:00+08:00\"")),
                // Never quite right, so that no account is opened and no password is compared.
                new Taking(
                        "",
                        "POST",
                        "/api/v1/accounts",
                        fields(
                                "username", "\"badinput\"",
                                "password", "\"short\"",
                                "kind", "\"PERSON\"",
                                "name", "\"坏输入\"",
                                "idType", "\"RESIDENT_ID\"",
                                "idNumber", "\"110105199001010011\"",
                                "phone", "\"13800138000\"")),
                new Taking("", "POST", "/api/v1/sessions", fields("username", "\"nobody\"", "password", "\"\"")),
                new Taking("zhangsan", "POST", "/api/v1/filings", facts),
                new Taking("zhangsan", "PUT", "/api/v1/filings/" + draft, revised),
                new Taking(
                        "zhangsan",
                        "POST",
                        "/api/v1/filings/" + draft + "/submission",
                        fields(
                                "consentOnline", "false",
                                "mediationConsent", "true",
                                "feeRelief", "{\"ground\":\"x\",\"statement\":\"x\"}",
                                "insist", "false")),
                new Taking(
                        "zhangsan",
                        "POST",
                        "/api/v1/filings/" + filed.filing() + "/payments",
                        fields("channel", "\"WECHAT\"")),
                new Taking("clerk1", "POST", "/api/v1/tasks/" + filed.task() + "/release", fields("reason", "\"请假\"")),
                // The outcome is one that this stage refuses; the filing stays where it is.
                new Taking(
                        "clerk1",
                        "POST",
                        "/api/v1/tasks/" + filed.task() + "/completion",
                        fields(
                                "outcome", "\"REFUSE\"",
                                "confirmed", "{\"claimAmountFen\":20000000,\"causeCode\":\"x\"}",
                                "items", "[{\"materialId\":\"x\",\"field\":\"x\",\"code\":\"x\",\"text\":\"x\"}]",
                                "ground", "\"x\"",
                                "competentCourt", "\"京0198\"",
                                "reason", "\"x\"",
                                "basis", "\"x\"",
                                "confirmedFen", "-1")),
                new Taking(
                        "admin1",
                        "POST",
                        "/api/v1/admin/staff",
                        fields(
                                "username", "\"clerk1\"",
                                "password", "\"a long password\"",
                                "displayName", "\"坏输入\"",
                                "roles", "[\"CLERK\"]",
                                "courts", "[\"京0199\"]")),
                new Taking(
                        "admin1",
                        "PUT",
                        "/api/v1/admin/staff/" + staffMember,
                        fields(
                                "roles", "[\"CLERK\"]",
                                "courts", "[\"京0199\"]",
                                "active", "true")),
                new Taking(
                        "admin1",
                        "POST",
                        "/api/v1/admin/staff/" + staffMember + "/password",
                        fields("password", "\"short\"")));
    }

    private void fields(Taking route) {
        for (var field : route.fields().keySet()) {
            for (var value : VALUES) {
                var changed = new LinkedHashMap<>(route.fields());
                changed.put(field, value);
                add(route, field + "=" + cut(value), JSON, object(changed), false);
            }
            var missing = new LinkedHashMap<>(route.fields());
            missing.remove(field);
            add(route, "without " + field, JSON, object(missing), false);
            add(
                    route,
                    "twice " + field,
                    JSON,
                    object(route.fields()).replaceFirst("\\{", "{\"" + field + "\":null,"),
                    true);
        }
        var unknown = new LinkedHashMap<>(route.fields());
        unknown.put("unknownField", "1");
        add(route, "unknown field", JSON, object(unknown), true);
    }

    private void bodies(Taking route) {
        var optional = route.path().endsWith("/release");
        for (var body : List.of(
                "null",
                "[]",
                "[{}]",
                "\"text\"",
                "1",
                "true",
                "{",
                "}",
                "{\"a\"}",
                "{\"a\":}",
                "{'a':1}",
                "{\"a\":1,}",
                "{}{}",
                "{} x",
                "NaN",
                "\u0000",
                "<xml/>",
                "a=b&c=d",
                "[".repeat(3000),
                "{\"a\":".repeat(3000),
                "{\"" + "k".repeat(60_000) + "\":1}",
                "{\"a\":" + "9".repeat(5000) + "}")) {
            add(route, "body " + cut(body), JSON, body, !(optional && body.equals("null")));
        }
        add(route, "no body", JSON, "", !optional);
        add(route, "broken form", "application/x-www-form-urlencoded", "a=%s%n", true);
        raw(route, "broken UTF-8", new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'});
        raw(route, "half a character", new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xe4, (byte) 0xb8, '"', '}'});
        raw(route, "UTF-16 of nothing known", "{\"无\":1}".getBytes(StandardCharsets.UTF_16));
        raw(route, "GBK", ("{\"无\":1}").getBytes(java.nio.charset.Charset.forName("GBK")));
    }

    private void contentTypes(Taking route) {
        for (var type : List.of(
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "application/octet-stream",
                "nonsense",
                "application/json;charset=nonsense",
                "*/*",
                "application/")) {
            add(route, "as " + type, type, object(route.fields()), false);
        }
    }

    private void ids(String staffMember) {
        var templates = List.of(
                "zhangsan GET /api/v1/filings/{}",
                "zhangsan GET /api/v1/filings/{}/materials",
                "zhangsan GET /api/v1/filings/{}/checks",
                "zhangsan GET /api/v1/filings/{}/fee-preview",
                "zhangsan GET /api/v1/filings/{}/timeline",
                "zhangsan GET /api/v1/filings/{}/payments",
                "zhangsan GET /api/v1/filings/" + filed.filing() + "/materials/{}/content",
                "zhangsan DELETE /api/v1/filings/" + draft + "/materials/{}",
                "zhangsan POST /api/v1/filings/{}/submission",
                "zhangsan PUT /api/v1/filings/{}",
                "clerk1 GET /api/v1/filings/{}",
                "clerk1 GET /api/v1/tasks/{}",
                "clerk1 POST /api/v1/tasks/{}/claim",
                "clerk1 POST /api/v1/tasks/{}/release",
                "clerk1 POST /api/v1/tasks/{}/completion",
                "admin1 GET /api/v1/admin/staff/{}",
                "admin1 PUT /api/v1/admin/staff/{}",
                "anonymous GET /api/v1/receipts/{}",
                "anonymous POST /api/v1/payment-notices/{}",
                "anonymous GET /api/v1/{}");
        for (var template : templates) {
            var parts = template.split(" ");
            for (var id : IDS) {
                var withBody = !parts[1].equals("GET") && !parts[1].equals("DELETE");
                shots.add(new Shot(
                        template + " " + cut(id),
                        parts[0].equals("anonymous") ? "" : parts[0],
                        parts[1],
                        parts[2].replace("{}", id),
                        withBody ? Map.of("Content-Type", JSON) : Map.of(),
                        withBody ? "{}".getBytes(StandardCharsets.UTF_8) : new byte[0],
                        true));
            }
        }
    }

    private void parameters() {
        var lists = Map.of(
                "/api/v1/courts", List.of("q", "selfService", "limit", "cursor"),
                "/api/v1/causes", List.of("q", "track", "limit", "cursor"),
                "/api/v1/case-types", List.of("limit", "cursor"));
        lists.forEach((path, names) -> names.forEach(name -> query("", path, name)));
        List.of("limit", "cursor").forEach(name -> query("zhangsan", "/api/v1/filings", name));
        List.of("queue", "filingId", "limit", "cursor").forEach(name -> query("clerk1", "/api/v1/tasks", name));
        List.of("limit", "cursor").forEach(name -> query("admin1", "/api/v1/admin/staff", name));
    }

    private void query(String who, String path, String name) {
        for (var value : PARAMETERS) {
            var sure = (name.equals("cursor") || name.equals("limit")) && !value.equals("1") && !value.isEmpty();
            shots.add(new Shot(
                    path + "?" + name + "=" + cut(value),
                    who,
                    "GET",
                    path + "?" + name + "=" + value,
                    Map.of(),
                    new byte[0],
                    sure));
        }
        shots.add(new Shot(
                path + "?" + name + " many times",
                who,
                "GET",
                path + "?"
                        + IntStream.range(0, 300).mapToObj(i -> name + "=" + i).collect(Collectors.joining("&")),
                Map.of(),
                new byte[0],
                false));
    }

    private void methods() {
        for (var line : List.of(
                " /api/v1/courts",
                " /api/v1/fee-quotes",
                " /api/v1/sessions",
                " /api/v1/accounts",
                " /api/v1/receipts/x",
                "zhangsan /api/v1/filings",
                "zhangsan /api/v1/filings/" + filed.filing(),
                "zhangsan /api/v1/filings/" + filed.filing() + "/submission",
                "zhangsan /api/v1/filings/" + filed.filing() + "/timeline",
                "clerk1 /api/v1/tasks",
                "clerk1 /api/v1/tasks/" + filed.task(),
                "admin1 /api/v1/admin/staff")) {
            var parts = line.split(" ");
            for (var method : List.of("PATCH", "DELETE", "OPTIONS", "FOO", "PROPFIND", "LINK")) {
                shots.add(new Shot(
                        method + line,
                        parts[0],
                        method,
                        parts[1],
                        Map.of("Content-Type", JSON),
                        "{}".getBytes(StandardCharsets.UTF_8),
                        !method.equals("OPTIONS")));
            }
        }
    }

    private void uploads() {
        var path = "/api/v1/filings/" + draft + "/materials";
        var kind = part("name=\"kind\"", "EVIDENCE");
        for (var named : Map.ofEntries(
                        Map.entry("no file", kind),
                        Map.entry("no kind", part("name=\"file\"; filename=\"a.txt\"", "x")),
                        Map.entry("nothing", ""),
                        Map.entry(
                                "kind unknown",
                                part("name=\"kind\"", "NOPE") + part("name=\"file\"; filename=\"a.txt\"", "x")),
                        Map.entry(
                                "kind with NUL",
                                part("name=\"kind\"", "\u0000") + part("name=\"file\"; filename=\"a.txt\"", "x")),
                        Map.entry(
                                "kind too long",
                                part("name=\"kind\"", "K".repeat(100_000))
                                        + part("name=\"file\"; filename=\"a.txt\"", "x")),
                        Map.entry("empty file", kind + part("name=\"file\"; filename=\"a.txt\"", "")),
                        Map.entry("file without a name", kind + part("name=\"file\"", "x")),
                        Map.entry(
                                "file is a program",
                                kind + part("name=\"file\"; filename=\"a.pdf\"", "MZ\u0000\u0001")),
                        Map.entry(
                                "file is a script",
                                kind + part("name=\"file\"; filename=\"a.html\"", "<script>1</script>")),
                        Map.entry("broken PDF", kind + part("name=\"file\"; filename=\"a.pdf\"", "%PDF-1.7\n1 0 obj")),
                        Map.entry(
                                "broken zip", kind + part("name=\"file\"; filename=\"a.docx\"", "PK\u0003\u0004xxxx")),
                        Map.entry(
                                "broken picture",
                                kind + part("name=\"file\"; filename=\"a.png\"", "\u0089PNG\r\n\u001a\nxxxx")),
                        Map.entry(
                                "name with control",
                                kind + part("name=\"file\"; filename=\"a\u0001\u0007.pdf\"", "MZ")),
                        Map.entry(
                                "name too long",
                                kind + part("name=\"file\"; filename=\"" + "n".repeat(5000) + ".exe\"", "MZ")),
                        Map.entry("part without a disposition", "--x\r\n\r\nx\r\n"),
                        Map.entry(
                                "many parts",
                                IntStream.range(0, 300)
                                        .mapToObj(i -> part("name=\"p" + i + "\"", "x"))
                                        .collect(Collectors.joining())))
                .entrySet()) {
            for (var target : List.of(path, "/api/v1/filings/" + filed.filing() + "/submissions")) {
                upload(target, named.getKey(), named.getValue() + "--x--\r\n", false);
                upload(target, named.getKey() + ", cut off", named.getValue(), false);
            }
        }
        for (var id : IDS) {
            shots.add(new Shot(
                    "upload to " + cut(id),
                    "zhangsan",
                    "POST",
                    "/api/v1/filings/" + id + "/materials",
                    Map.of("Content-Type", "multipart/form-data; boundary=x"),
                    (kind + part("name=\"file\"; filename=\"a.txt\"", "x") + "--x--\r\n")
                            .getBytes(StandardCharsets.UTF_8),
                    true));
        }
    }

    private void upload(String path, String name, String body, boolean wrong) {
        shots.add(new Shot(
                "upload " + name,
                "zhangsan",
                "POST",
                path,
                Map.of("Content-Type", "multipart/form-data; boundary=x"),
                body.getBytes(StandardCharsets.UTF_8),
                wrong));
    }

    private static String part(String disposition, String content) {
        return "--x\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    private void headers() {
        for (var header : List.of(
                "Authorization: Bearer",
                "Authorization: Bearer x",
                "Authorization: Bearer " + "x".repeat(4000),
                "Authorization: Bearer a b c",
                "Authorization: Bearer ../..")) {
            shots.add(header(header, "/api/v1/courts", true));
            shots.add(header(header, "/api/v1/filings", true));
        }
        for (var header : List.of(
                "Authorization: Basic !!!",
                "Accept: application/xml",
                "Accept: nonsense",
                "Accept: image/png;q=x",
                "Accept-Language: " + "x,".repeat(500),
                "Range: bytes=0-0,5-,-1",
                "If-Modified-Since: yesterday",
                "X-Forwarded-For: ' or 1=1",
                "Cookie: SESSION=%00%ff",
                "Cookie: SESSION=" + "x".repeat(2000),
                "Content-Encoding: gzip",
                "X-HTTP-Method-Override: DELETE",
                "Origin: null")) {
            shots.add(header(header, "/api/v1/courts", false));
        }
        for (var key : List.of("x".repeat(201), "a b", "\u00e9", UUID.randomUUID() + "\t", "'")) {
            shots.add(new Shot(
                    "Idempotency-Key " + cut(key),
                    "zhangsan",
                    "POST",
                    "/api/v1/filings",
                    Map.of("Content-Type", JSON, "Idempotency-Key", key),
                    "{\"unknownField\":1}".getBytes(StandardCharsets.UTF_8),
                    true));
        }
    }

    private static Shot header(String header, String path, boolean wrong) {
        var pair = header.split(": ?", 2);
        return new Shot(cut(header), "", "GET", path, Map.of(pair[0], pair[1]), new byte[0], wrong);
    }

    private void notices() {
        for (var body : List.of("", "null", "{}", "[]", "{", "\u0000", "x".repeat(70_000), "{\"orderNo\":1}")) {
            shots.add(new Shot(
                    "notice " + cut(body),
                    "",
                    "POST",
                    "/api/v1/payment-notices/sandbox",
                    Map.of(
                            "Content-Type", JSON,
                            "X-Sandbox-Timestamp", "99999999999999999999",
                            "X-Sandbox-Nonce", "n",
                            "X-Sandbox-Signature", "not base64 !"),
                    body.getBytes(StandardCharsets.UTF_8),
                    true));
        }
    }

    private void add(Taking route, String name, String type, String body, boolean wrong) {
        shots.add(new Shot(
                route.method() + " " + route.path() + " " + name,
                route.who(),
                route.method(),
                route.path(),
                Map.of("Content-Type", type),
                body.getBytes(StandardCharsets.UTF_8),
                wrong));
    }

    private void raw(Taking route, String name, byte[] body) {
        shots.add(new Shot(
                route.method() + " " + route.path() + " " + name,
                route.who(),
                route.method(),
                route.path(),
                Map.of("Content-Type", JSON),
                body,
                true));
    }

    private static String object(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Map<String, String> fields(String... namesAndValues) {
        var all = new LinkedHashMap<String, String>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            all.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return all;
    }

    private static String cut(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
