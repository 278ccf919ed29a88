package org.lian.web.api;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.identity.LoginWait;
import org.lian.rules.DecisionUnclear;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Refusal.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * The problems of the API, told so that the caller can act: the field, the remedy, a reference; never an exception's
 * text.
 */
@Component
public class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final int DEEPEST_CAUSE = 12;
    private static final int MOST_NAMES = 30;
    private static final String RETRY_SECONDS = "5";
    private static final String WAIT_SECONDS = "900";
    private static final int SECONDS_OF_A_MINUTE = 60;

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    /** Answers an API request with the problem behind a failure. */
    public void write(HttpServletRequest request, HttpServletResponse response, Throwable failure) throws IOException {
        write(request, response, explained(request, failure), failure);
    }

    /** Answers an API request that failed before any of our code saw it. */
    public void write(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        write(request, response, ofStatus(status), null);
    }

    /** Answers an API request that came by a way which is none. */
    public void write(HttpServletRequest request, HttpServletResponse response, ProblemType type, String detail)
            throws IOException {
        write(request, response, Problem.of(type, detail, List.of()), null);
    }

    /** A failure without an exception, as the body of an answer. */
    public Map<String, Object> asMap(int status) {
        return json.convertValue(ofStatus(status), new TypeReference<>() {});
    }

    /** The problem behind a failure; what is our own fault is logged under its reference. */
    public Problem explained(HttpServletRequest request, Throwable failure) {
        var problem = of(failure);
        if (failure instanceof Refusal && problem.status() >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            // Said on purpose, many times while it lasts; who says so has logged why.
            log.warn("Refused {} {}: {}", request.getMethod(), problem.type(), problem.reference());
        } else if (problem.status() >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            log.error("Failed {} (reference {})", request.getMethod(), problem.reference(), failure);
        } else {
            log.debug("Refused {} {}: {}", request.getMethod(), problem.type(), problem.reference());
        }
        return problem;
    }

    private void write(
            HttpServletRequest request, HttpServletResponse response, Problem problem, @Nullable Throwable failure)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
        response.setStatus(problem.status());
        if (failure instanceof HttpRequestMethodNotSupportedException method
                && method.getSupportedHttpMethods() != null) {
            response.setHeader(
                    HttpHeaders.ALLOW,
                    method.getSupportedHttpMethods().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(", ")));
        }
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        if (problem.status() == HttpStatus.TOO_MANY_REQUESTS.value()) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER,
                    failure instanceof LoginWait wait
                            ? Long.toString(wait.minutes() * SECONDS_OF_A_MINUTE)
                            : WAIT_SECONDS);
        }
        var body = json.writeValueAsBytes(problem);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
        response.flushBuffer();
    }

    private static Problem of(Throwable failure) {
        if (failure instanceof Said said) {
            return Problem.of(
                    said.type,
                    said.type.status(),
                    said.refusal.kind().title(),
                    said.refusal.detail(),
                    said.refusal.faults());
        }
        var refusal = cause(failure, Refusal.class);
        if (refusal != null) {
            return Problem.of(refusal);
        }
        if (cause(failure, DecisionUnclear.class) != null) {
            return Problem.of(ProblemType.RULE_UNCLEAR, "规则表暂时不能给出结果，已经记录，请稍后再试；急需办理的，请联系法院", List.of());
        }
        if (failure instanceof HttpMessageNotReadableException) {
            return unreadable(failure.getCause());
        }
        if (failure instanceof MethodArgumentTypeMismatchException wrong) {
            return wrongArgument(wrong);
        }
        if (failure instanceof MissingServletRequestParameterException missing) {
            return invalid(missing.getParameterName(), "MISSING", "请带上 " + missing.getParameterName());
        }
        if (failure instanceof MissingServletRequestPartException missing) {
            return invalid(
                    missing.getRequestPartName(),
                    "MISSING",
                    "请用 multipart/form-data 带上 " + missing.getRequestPartName());
        }
        if (failure instanceof HttpRequestMethodNotSupportedException wrong) {
            var supported = wrong.getSupportedMethods();
            return Problem.of(
                    ProblemType.METHOD_NOT_ALLOWED,
                    "这个地址不支持 " + wrong.getMethod() + (supported == null ? "" : "，请使用 " + String.join("、", supported)),
                    List.of());
        }
        if (failure instanceof HttpMediaTypeNotSupportedException wrong) {
            var supported = wrong.getSupportedMediaTypes().stream()
                    .map(MediaType::toString)
                    .distinct()
                    .filter(type -> !type.contains("*"))
                    .collect(Collectors.joining("、"));
            return Problem.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "请用 " + (supported.isEmpty() ? MediaType.APPLICATION_JSON_VALUE : supported) + "（UTF-8）提交",
                    List.of());
        }
        if (failure instanceof HttpMediaTypeNotAcceptableException) {
            return Problem.of(ProblemType.NOT_ACCEPTABLE, "这个地址只提供 application/json，请修改 Accept", List.of());
        }
        if (failure instanceof MaxUploadSizeExceededException) {
            return tooLarge("文件太大，单个文件不能超过 50 MB；请压缩或者分成几个文件上传");
        }
        if (failure instanceof MultipartException) {
            return Problem.of(ProblemType.MALFORMED, "上传没有完成，请用 multipart/form-data 重新上传文件", List.of());
        }
        if (failure instanceof NoResourceFoundException || failure instanceof NoHandlerFoundException) {
            return Problem.of(Refusal.notFound("没有这个接口，请核对地址；全部接口见 /v3/api-docs"));
        }
        if (cause(failure, RequestRejectedException.class) != null) {
            return Problem.of(ProblemType.MALFORMED, "地址或者参数中有不允许的字符，请去掉后重试", List.of());
        }
        if (failure instanceof BodyTooLarge) {
            return tooLarge("请求正文太大，不能超过 5 MB");
        }
        if (failure instanceof ErrorResponse response) {
            return ofStatus(response.getStatusCode().value());
        }
        return ofDatabase(failure);
    }

    private static Problem ofDatabase(Throwable failure) {
        var sql = cause(failure, SQLException.class);
        // Class 22: a value that no column can hold. Checks should have caught it, but the caller can still mend it.
        if (sql != null && sql.getSQLState() != null && sql.getSQLState().startsWith("22")) {
            log.warn("A value reached the database unchecked", failure);
            return Problem.of(Refusal.invalid(List.of(new Fault("body", "WRONG_VALUE", "内容中有不能保存的字符，或者数值过大，请修改后重试"))));
        }
        if (cause(failure, ConcurrencyFailureException.class) != null
                || cause(failure, TransientDataAccessException.class) != null
                || cause(failure, DataAccessResourceFailureException.class) != null
                || cause(failure, CannotCreateTransactionException.class) != null
                || cause(failure, TransactionSystemException.class) != null) {
            return Problem.of(Refusal.unavailable("系统正忙，刚才的操作可能没有完成，请稍后再试"));
        }
        return Problem.fault(Problem.newReference());
    }

    private static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> Problem.of(Refusal.unauthenticated("请先登录取得令牌，再办理"));
            case 403 -> Problem.of(Refusal.forbidden("您的账号不能办理这件事"));
            case 404 -> Problem.of(Refusal.notFound("没有这个接口，请核对地址；全部接口见 /v3/api-docs"));
            case 413 -> tooLarge("请求太大，请分成几次提交");
            case 503 -> Problem.of(Refusal.unavailable("系统正忙，请稍后再试"));
            default ->
                status >= 400 && status < 500
                        ? Problem.of(ProblemType.MALFORMED, status, "请求无法读取", "请求的地址、参数或者格式有误，请对照接口文档改正", List.of())
                        : Problem.fault(Problem.newReference());
        };
    }

    private static Problem wrongArgument(MethodArgumentTypeMismatchException wrong) {
        MethodParameter parameter = wrong.getParameter();
        var type = wrong.getRequiredType();
        // An id that is none belongs to nothing.
        if (parameter.hasParameterAnnotation(PathVariable.class) && (type == null || type == UUID.class)) {
            return Problem.of(Refusal.notFound("没有找到，请核对地址"));
        }
        if (type != null && type.isEnum()) {
            return invalid(wrong.getName(), "UNKNOWN_VALUE", wrong.getName() + " 只能是 " + constants(type));
        }
        return invalid(wrong.getName(), "WRONG_TYPE", wrong.getName() + " 应为" + expected(type));
    }

    static Problem unreadable(@Nullable Throwable cause) {
        if (cause == null) {
            return malformed("请求缺少正文，请用 application/json 提交");
        }
        if (cause(cause, StreamConstraintsException.class) != null) {
            return malformed("请求正文的嵌套、数字或者文字过长，请缩短后重试");
        }
        if (cause instanceof UnrecognizedPropertyException unknown) {
            var known = names(unknown.getKnownPropertyIds());
            return invalid(
                    path(unknown),
                    "UNKNOWN_FIELD",
                    "没有 " + path(unknown) + " 这个字段，请删除或者改正拼写" + (known.isEmpty() ? "" : "；可用的字段：" + known));
        }
        if (cause instanceof StrictJson.ForbiddenCharacter forbidden) {
            return invalid(path(forbidden), "FORBIDDEN_CHARACTER", path(forbidden) + " 中有不能保存的字符（空字符或者残缺的字符），请去掉");
        }
        if (cause instanceof InvalidFormatException wrong
                && wrong.getTargetType().isEnum()) {
            return invalid(path(wrong), "UNKNOWN_VALUE", path(wrong) + " 只能是 " + constants(wrong.getTargetType()));
        }
        if (cause instanceof JsonMappingException wrong && cause(wrong, InputCoercionException.class) != null) {
            return invalid(path(wrong), "OUT_OF_RANGE", path(wrong) + " 的数值过大，请核对");
        }
        if (cause instanceof MismatchedInputException wrong) {
            return invalid(path(wrong), "WRONG_TYPE", path(wrong) + " 应为" + expected(wrong.getTargetType()));
        }
        var syntax = cause(cause, JsonParseException.class);
        if (syntax != null) {
            var place = syntax.getLocation();
            return malformed("请求正文不是正确的 JSON"
                    + (place == null ? "" : "，问题在第 " + place.getLineNr() + " 行第 " + place.getColumnNr() + " 个字符附近")
                    + "，请检查格式和编码（UTF-8）");
        }
        if (cause instanceof JsonMappingException wrong
                && !wrong.getPath().isEmpty()
                && !(wrong.getCause() instanceof IOException)) {
            return invalid(path(wrong), "WRONG_VALUE", path(wrong) + " 的值不能读取，请对照接口文档改正");
        }
        return malformed("请求正文无法读取，请检查格式和编码（UTF-8 的 JSON）");
    }

    private static String path(JsonMappingException wrong) {
        var path = new StringBuilder();
        for (var step : wrong.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining("、"));
    }

    private static String names(@Nullable Collection<Object> known) {
        return known == null || known.size() > MOST_NAMES
                ? ""
                : known.stream().map(Object::toString).sorted().collect(Collectors.joining("、"));
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "接口文档所写的类型";
        }
        if (type == Boolean.class || type == boolean.class) {
            return " true 或者 false";
        }
        if (Number.class.isAssignableFrom(type) || type == long.class || type == int.class) {
            return "整数，范围见接口文档";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "列表 [ … ]";
        }
        if (type == String.class) {
            return "文字";
        }
        if (type.getPackageName().startsWith("java.time")) {
            return "带时区的时间，例如 2026-11-25T09:00:00+08:00";
        }
        return "对象 { … }";
    }

    private static Problem invalid(String field, String code, String message) {
        return Problem.of(Refusal.invalid(field, code, message));
    }

    private static Problem malformed(String detail) {
        return Problem.of(ProblemType.MALFORMED, detail, List.of(new Fault("body", "MALFORMED", detail)));
    }

    private static Problem tooLarge(String detail) {
        return Problem.of(ProblemType.TOO_LARGE, detail, List.of(new Fault("file", "TOO_LARGE", detail)));
    }

    private static <T extends Throwable> @Nullable T cause(@Nullable Throwable failure, Class<T> type) {
        var current = failure;
        for (var depth = 0; current != null && depth < DEEPEST_CAUSE; depth++) {
            if (type.isInstance(current)) {
                return type.cast(current);
            }
            current = current.getCause();
        }
        return null;
    }

    /** A refusal under a status and a type that a protocol asks for. */
    static final class Said extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final ProblemType type;
        private final transient Refusal refusal;

        Said(ProblemType type, Refusal refusal) {
            super(type.address(), refusal);
            this.type = type;
            this.refusal = refusal;
        }
    }

    /** A body above what any request of the API needs. */
    static final class BodyTooLarge extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
