package org.lian.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The only way into Camunda's webapps: named routes with named keys. Everything else is closed, decisions are made on
 * our own pages. What passes with a body is written anew from what was read, so that nobody reads it differently.
 */
class EngineRoutes extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(EngineRoutes.class);

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int LARGEST_BODY = 64 * 1024;
    private static final int LONGEST_PAGE = 50;
    private static final int FARTHEST = 1_000_000;

    private static final String ID = "[A-Za-z0-9_.:-]+";
    private static final String API = "api/engine/engine/default";
    private static final String ENTITIES =
            "(process-definition|decision-definition|decision-requirements-definition|case-definition|deployment|job-definition)";

    private static final Pattern LIST = Pattern.compile("POST " + API + "/filter/(" + ID + ")/(list|count)");
    private static final Pattern RETRY = Pattern.compile("PUT " + API + "/job/" + ID + "/retries");
    private static final Pattern CLAIM = Pattern.compile("POST " + API + "/task/" + ID + "/claim");
    /** Cockpit asks for the versions of a diagram or table without a bound, and the engine lists nothing without one. */
    private static final Pattern VERSIONS = Pattern.compile("GET " + API + "/(process|decision)-definition/?");

    private static final Pattern TASKS = Pattern.compile("GET " + API + "/task/?");

    /** 我的账号 of both apps' menu leads to the welcome app, which is closed; our own page says it in its place. */
    private static final Pattern PROFILE = Pattern.compile("GET app/welcome/default/?");

    private static final Pattern FILTERS = Pattern.compile("GET " + API + "/filter/?");

    private static final Pattern OPERATIONS = Pattern.compile("GET " + API + "/history/user-operation(/count)?");
    private static final Pattern NUMBER_OF_TASKS = Pattern.compile("GET " + API + "/task/count");
    private static final Pattern NUMBERS_OF_DIAGRAMS = Pattern.compile("GET " + API + "/process-definition/statistics");

    /**
     * Method and path below /camunda/, exactly, as every member of the staff may ask. Nothing here counts matters or finds
     * them by a condition: who must not know of one would learn of it from the number.
     */
    private static final Pattern OPEN = Pattern.compile(String.join(
            "|",
            // Pages of the two apps and their parts.
            "(GET|HEAD) app/(tasklist|cockpit)(/.*)?",
            "(GET|HEAD) (lib|assets)/.*",
            "(GET|HEAD) favicon\\.ico",
            "(GET|HEAD) api/(tasklist|cockpit|admin)/plugin/[a-zA-Z0-9_-]+/static/.*",
            "GET api/admin/auth/user/default",
            "POST api/admin/auth/user/default/logout",
            "GET api/engine/engine/?",
            // Tasklist.
            "(GET|OPTIONS) " + API + "/filter/?",
            "GET " + API + "/filter/count",
            "GET " + API + "/filter/" + ID,
            LIST.pattern(),
            TASKS.pattern(),
            "GET " + API + "/task/(?!count$)" + ID + "(/form|/identity-links|/comment)?",
            CLAIM.pattern(),
            "POST " + API + "/task/" + ID + "/unclaim",
            "GET " + API + "/user/[^/]+/profile",
            OPERATIONS.pattern(),
            "GET " + API + "/(process|decision)-definition(/count)?/?",
            "GET " + API + "/(process-definition|decision-definition)/(?!statistics$)" + ID + "(/xml)?"));

    /** What Cockpit asks besides, for who sees every matter of the court. Admin, welcome, set-up, deployment, variables, completion: nowhere. */
    private static final Pattern OVERSEEN = Pattern.compile(String.join(
            "|",
            // Sees, and retries a failed step; nothing else changes anything.
            "GET api/cockpit/plugin/base/default/process-definition/statistics(-count)?",
            "POST api/cockpit/plugin/base/default/(process-instance|incident)/?(count)?",
            "POST api/cockpit/plugin/base/default/process-instance/" + ID + "/called-process-instances/?",
            "GET api/cockpit/plugin/base/default/process-definition/" + ID + "/called-process-definitions/?",
            "POST api/cockpit/plugin/base/default/process-definition/" + ID + "/called-process-definitions/?",
            "GET " + API + "/" + ENTITIES + "(/count)?/?",
            NUMBERS_OF_DIAGRAMS.pattern(),
            "GET " + API + "/(process-definition|decision-definition|decision-requirements-definition)/" + ID
                    + "(/xml|/statistics)?",
            "GET " + API + "/process-definition/" + ID + "/static-called-process-definitions",
            "GET " + API + "/job-definition/" + ID,
            "GET " + API + "/job/count",
            "GET " + API + "/history/decision-instance(/count)?",
            "POST " + API + "/group(/count)?",
            "GET " + API + "/process-instance/" + ID + "(/activity-instances)?",
            "POST " + API + "/(process-instance|job|history/task|incident|variable-instance)(/count)?/?",
            "GET " + API + "/job/" + ID + "/stacktrace",
            "GET " + API + "/incident(/count)?/?",
            "GET " + API + "/deployment/" + ID + "(/resources)?",
            NUMBER_OF_TASKS.pattern(),
            "GET " + API + "/task/report/candidate-group-count",
            RETRY.pattern()));

    /** What Tasklist sends to narrow a list. Anything more would be a query of the caller's own. */
    private static final Set<String> LIST_KEYS = Set.of(
            "processVariables",
            "taskVariables",
            "caseInstanceVariables",
            "firstResult",
            "maxResults",
            "sorting",
            "active");

    private static final Set<String> EMPTY_LISTS = Set.of("processVariables", "taskVariables", "caseInstanceVariables");
    private static final Set<String> SORT_KEYS = Set.of("sortBy", "sortOrder");
    private static final Set<String> LIST_PARAMETERS = Set.of("firstResult", "maxResults");
    private static final Set<String> TASK_PARAMETERS =
            Set.of("assignee", "processInstanceId", "firstResult", "maxResults");
    private static final Set<String> OPERATION_PARAMETERS = Set.of("taskId", "firstResult", "maxResults");
    /** What Cockpit's first page counts by: whether somebody holds them, never which they are. */
    private static final Set<String> NUMBER_PARAMETERS =
            Set.of("assigned", "unassigned", "withCandidateGroups", "withoutCandidateGroups");

    private static final Set<String> STATISTICS_PARAMETERS =
            Set.of("rootIncidents", "incidents", "failedJobs", "firstResult", "maxResults");
    private static final Set<String> FILTER_PARAMETERS =
            Set.of("firstResult", "maxResults", "itemCount", "resourceType");

    private final TasklistFilters lists;
    private final Function<String, Optional<StaffLookup.EngineStaff>> staff;
    private final TaskListAnswers answers;

    /** @param staff the person of a user name; none for who is no active staff */
    EngineRoutes(
            TasklistFilters lists, Function<String, Optional<StaffLookup.EngineStaff>> staff, TaskListAnswers answers) {
        this.lists = lists;
        this.staff = staff;
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (PROFILE.matcher(request.getMethod() + " " + path(request)).matches()) {
                response.sendRedirect(request.getContextPath() + "/account");
                return;
            }
            var passed = allowed(request);
            if (!answered(passed, response)) {
                chain.doFilter(passed, response);
            }
        } catch (Closed closed) {
            log.info("Closed engine route {} ({})", request.getMethod(), closed.reason);
            refuse(response, closed.reason);
        }
    }

    private HttpServletRequest allowed(HttpServletRequest request) throws IOException, Closed {
        var route = request.getMethod() + " " + path(request);
        if (!OPEN.matcher(route).matches() && !OVERSEEN.matcher(route).matches()) {
            throw new Closed("此功能在立案系统中不开放，请在本系统的页面办理");
        }
        parameters(request, route);
        if (!oversees(request)) {
            ownOnly(request, route);
        }
        if (VERSIONS.matcher(route).matches() && request.getParameter("maxResults") == null) {
            return new Bounded(request);
        }
        if (Set.of("GET", "HEAD", "OPTIONS").contains(request.getMethod())) {
            return request;
        }
        var body = body(request);
        guard(body);
        if (CLAIM.matcher(route).matches()) {
            claimForOneself(request, body);
        }
        if (RETRY.matcher(route).matches()) {
            retryAndNothingElse(body);
        }
        if (LIST.matcher(route).matches()) {
            plain(body);
        }
        return new Rewritten(request, body == null ? new byte[0] : STRICT.writeValueAsBytes(body));
    }

    /** Answers what a list is asked for from our own rows; a list that is none of ours is the engine's to refuse. */
    private boolean answered(HttpServletRequest request, HttpServletResponse response) throws IOException, Closed {
        var asked = LIST.matcher(request.getMethod() + " " + path(request));
        if (!asked.matches()) {
            return false;
        }
        var list = lists.find(asked.group(1));
        var person = staff.apply(String.valueOf(request.getRemoteUser()));
        if (list.isEmpty() || person.isEmpty()) {
            return false;
        }
        answers.write(
                response,
                person.get(),
                list.get(),
                asked.group(2).equals("count")
                        ? null
                        : new TaskListAnswers.Page(
                                number(request, "firstResult", 0, FARTHEST),
                                number(request, "maxResults", LONGEST_PAGE, LONGEST_PAGE)));
        return true;
    }

    private static int number(HttpServletRequest request, String name, int otherwise, int most) throws Closed {
        var value = request.getParameter(name);
        try {
            return value == null ? otherwise : Math.min(most, Math.max(0, Integer.parseInt(value)));
        } catch (NumberFormatException none) {
            throw new Closed("查询条件不开放");
        }
    }

    /** Path below /camunda/, refused when it could mean another path to somebody else. */
    private static String path(HttpServletRequest request) throws Closed {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        // A colon and letters beyond ASCII may be encoded; any other escape could hide a separator.
        var decoded = path.replaceAll("%3[Aa]", ":").replaceAll("(%[89A-Fa-f][0-9A-Fa-f])+", "_");
        if (!decoded.startsWith("/camunda/")
                || decoded.contains("//")
                || decoded.contains("/./")
                || decoded.contains("/..")
                || !decoded.chars().allMatch(c -> c > ' ' && c < 127 && c != ';' && c != '%' && c != '\\')) {
            throw new Closed("网址不正确");
        }
        return decoded.substring("/camunda/".length());
    }

    private static void parameters(HttpServletRequest request, String route) throws Closed {
        var names = request.getQueryString() == null ? Set.<String>of() : queryNames(request);
        for (var name : names) {
            if (isExpression(name)) {
                throw new Closed("查询不能使用表达式");
            }
        }
        if (TASKS.matcher(route).matches()) {
            only(names, TASK_PARAMETERS);
        } else if (FILTERS.matcher(route).matches()) {
            only(names, FILTER_PARAMETERS);
            // Counting would run each list without what this filter adds to it.
            if (names.contains("itemCount") && !"false".equals(request.getParameter("itemCount"))) {
                throw new Closed("查询条件不开放");
            }
        } else if (LIST.matcher(route).matches()) {
            only(names, LIST_PARAMETERS);
        } else if (OPERATIONS.matcher(route).matches()) {
            only(names, OPERATION_PARAMETERS);
        } else if (NUMBER_OF_TASKS.matcher(route).matches()) {
            only(names, NUMBER_PARAMETERS);
        } else if (NUMBERS_OF_DIAGRAMS.matcher(route).matches()) {
            only(names, STATISTICS_PARAMETERS);
        }
    }

    /** From the query string alone: asking the request would read the body. */
    private static Set<String> queryNames(HttpServletRequest request) throws Closed {
        var names = new java.util.LinkedHashSet<String>();
        for (var pair : request.getQueryString().split("&", -1)) {
            try {
                names.add(java.net.URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8));
            } catch (IllegalArgumentException malformed) {
                throw new Closed("网址不正确");
            }
        }
        names.remove("");
        return names;
    }

    private static void only(Set<String> names, Set<String> allowed) throws Closed {
        if (!allowed.containsAll(names)) {
            throw new Closed("查询条件不开放");
        }
    }

    private boolean oversees(HttpServletRequest request) {
        return staff.apply(String.valueOf(request.getRemoteUser()))
                .filter(person -> person.groups().contains(EngineIdentity.SUPERVISORS))
                .isPresent();
    }

    /** Who does not see every matter of the court asks for what is his, or for a task whose id he was given. */
    private static void ownOnly(HttpServletRequest request, String route) throws Closed {
        if (!OPEN.matcher(route).matches()) {
            throw new Closed("运行监督由庭长查看；您的任务在办理列表里");
        }
        if (TASKS.matcher(route).matches()
                && !String.valueOf(request.getRemoteUser()).equals(request.getParameter("assignee"))) {
            throw new Closed("只能查看自己的任务，其他任务在办理列表里");
        }
        if (OPERATIONS.matcher(route).matches() && request.getParameter("taskId") == null) {
            throw new Closed("办理记录只按任务查看");
        }
    }

    private static @Nullable JsonNode body(HttpServletRequest request) throws IOException, Closed {
        var bytes = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (bytes.length == 0) {
            return null;
        }
        var type =
                request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
        if (bytes.length > LARGEST_BODY
                || !(type.startsWith("application/json") || type.startsWith("application/hal+json"))) {
            throw new Closed("请求格式不正确");
        }
        try {
            return STRICT.readTree(bytes);
        } catch (JsonProcessingException malformed) {
            throw new Closed("请求格式不正确");
        }
    }

    /** No expression and no alternative query at any depth: both are evaluated by code of the engine's own. */
    private static void guard(@Nullable JsonNode node) throws Closed {
        if (node == null) {
            return;
        }
        var names = node.fieldNames();
        while (names.hasNext()) {
            var name = names.next();
            if (isExpression(name)) {
                throw new Closed("查询不能使用表达式");
            }
            guard(node.get(name));
        }
        if (node.isArray()) {
            for (var item : node) {
                guard(item);
            }
        }
    }

    private static boolean isExpression(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("expression") || lower.equals("orqueries") || lower.equals("orquery");
    }

    /** Zero retries, or another due date, would switch a statutory clock off. */
    private static void retryAndNothingElse(@Nullable JsonNode body) throws Closed {
        var retries = body == null ? 0 : body.path("retries").asInt(0);
        if (body == null || body.size() != 1 || retries < 1 || retries > 10) {
            throw new Closed("只能让出错的步骤重试，不能停用或者改期");
        }
    }

    private static void claimForOneself(HttpServletRequest request, @Nullable JsonNode body) throws Closed {
        if (body == null
                || body.size() != 1
                || !body.path("userId").isTextual()
                || !body.path("userId").textValue().equals(request.getRemoteUser())) {
            throw new Closed("只能为自己领取任务");
        }
    }

    /** What Tasklist asks of a list; anything more would be a query of the caller's own. */
    private static void plain(@Nullable JsonNode body) throws Closed {
        var query = body == null ? STRICT.createObjectNode() : body;
        if (!(query instanceof ObjectNode narrowed)) {
            throw new Closed("请求格式不正确");
        }
        var names = narrowed.fieldNames();
        while (names.hasNext()) {
            var name = names.next();
            if (!LIST_KEYS.contains(name)
                    || EMPTY_LISTS.contains(name) && narrowed.get(name).size() > 0) {
                throw new Closed("查询条件不开放");
            }
        }
        for (var order : narrowed.path("sorting")) {
            var keys = order.fieldNames();
            while (keys.hasNext()) {
                var key = keys.next();
                if (!SORT_KEYS.contains(key)
                        && !(key.equals("parameters") && order.get(key).isNull())) {
                    throw new Closed("查询条件不开放");
                }
            }
        }
    }

    private static void refuse(HttpServletResponse response, String reason) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        STRICT.writeValue(
                response.getOutputStream(),
                STRICT.createObjectNode().put("type", "Forbidden").put("message", reason));
    }

    /** A refusal of this filter, with its sentence. */
    private static class Closed extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Closed(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }
    }

    /** The request with the body as this filter understood it. */
    private static class Bounded extends HttpServletRequestWrapper {
        Bounded(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getQueryString() {
            var asked = super.getQueryString();
            return (asked == null ? "" : asked + "&") + "maxResults=" + HardenedEngine.MOST_RESULTS;
        }
    }

    private static class Rewritten extends HttpServletRequestWrapper {
        private final byte[] body;

        Rewritten(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public int getContentLength() {
            return body.length;
        }

        @Override
        public long getContentLengthLong() {
            return body.length;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return "Content-Length".equalsIgnoreCase(name) ? String.valueOf(body.length) : super.getHeader(name);
        }

        @Override
        public java.util.Enumeration<String> getHeaders(String name) {
            return "Content-Length".equalsIgnoreCase(name)
                    ? java.util.Collections.enumeration(java.util.List.of(String.valueOf(body.length)))
                    : super.getHeaders(name);
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }

        @Override
        public ServletInputStream getInputStream() {
            var stream = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public boolean isFinished() {
                    return stream.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public int read() {
                    return stream.read();
                }
            };
        }
    }
}
