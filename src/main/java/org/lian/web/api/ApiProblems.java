package org.lian.web.api;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.rules.DecisionUnclear;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Refusal.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever goes wrong in the API into a problem that names the field and the remedy; never internals. */
@RestControllerAdvice(basePackageClasses = ApiProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems {
    private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refusal refusal) {
        return answer(Problem.of(refusal));
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException unreadable) {
        return answer(invalid(fault(unreadable.getCause())));
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(MissingServletRequestParameterException missing) {
        return answer(invalid(new Fault(missing.getParameterName(), "MISSING", "请带上 " + missing.getParameterName())));
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(MissingServletRequestPartException missing) {
        return answer(invalid(new Fault(
                missing.getRequestPartName(), "MISSING", "请带上 " + missing.getRequestPartName() + "（multipart）")));
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongType(MethodArgumentTypeMismatchException wrong) {
        return wrong.getParameter().hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class)
                ? answer(Problem.of(Refusal.notFound("没有找到这一项，请核对地址")))
                : answer(invalid(new Fault(wrong.getName(), "WRONG_TYPE", wrong.getName() + " 的值不是所要求的类型，请核对")));
    }

    @ExceptionHandler
    ResponseEntity<Problem> method(HttpRequestMethodNotSupportedException wrong) {
        var supported = wrong.getSupportedMethods();
        return answer(Problem.of(
                "method-not-allowed",
                405,
                "不支持的方法",
                "这个地址不支持 " + wrong.getMethod() + (supported == null ? "" : "，请使用 " + String.join("、", supported)),
                List.of()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> mediaType(HttpMediaTypeNotSupportedException wrong) {
        var supported =
                wrong.getSupportedMediaTypes().stream().map(MediaType::toString).collect(Collectors.joining("、"));
        return answer(Problem.of(
                "unsupported-media-type",
                415,
                "不支持的内容类型",
                "请用 " + (supported.isEmpty() ? MediaType.APPLICATION_JSON_VALUE : supported) + " 提交",
                List.of()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> notAcceptable(HttpMediaTypeNotAcceptableException wrong) {
        return answer(Problem.of("not-acceptable", 406, "没有这种格式", "这个地址只提供 application/json", List.of()));
    }

    @ExceptionHandler
    ResponseEntity<Problem> tooLarge(MaxUploadSizeExceededException tooLarge) {
        return answer(invalid(new Fault("file", "TOO_LARGE", "文件太大，单个文件不能超过 50 MB；请压缩或者分成几个文件上传")));
    }

    @ExceptionHandler
    ResponseEntity<Problem> brokenUpload(MultipartException broken) {
        return answer(invalid(new Fault("file", "BROKEN_UPLOAD", "上传没有完成，请用 multipart/form-data 重新上传文件")));
    }

    @ExceptionHandler
    ResponseEntity<Problem> nothing(NoResourceFoundException nothing) {
        return answer(Problem.of(Refusal.notFound("没有这个地址，请对照接口文档核对")));
    }

    @ExceptionHandler
    ResponseEntity<Problem> unclear(DecisionUnclear unclear) {
        var reference = Problem.newReference();
        log.error("Reference {}", reference, unclear);
        return answer(new Problem(
                "/problems/rule-unclear",
                "规则无法给出结果",
                503,
                "规则表暂时不能给出结果，已经记录，请稍后再试；急需办理的，请联系法院并提供编号 " + reference,
                List.of(),
                null,
                reference));
    }

    @ExceptionHandler
    ResponseEntity<Problem> fault(Exception fault) {
        var reference = Problem.newReference();
        log.error("Reference {}", reference, fault);
        return answer(Problem.fault(reference));
    }

    private static Fault fault(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return new Fault(path(unknown), "UNKNOWN_FIELD", "没有 " + unknown.getPropertyName() + " 这个字段，请删除或者改正拼写");
        }
        if (cause instanceof InvalidFormatException wrong
                && wrong.getTargetType().isEnum()) {
            var values = Arrays.stream(wrong.getTargetType().getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining("、"));
            return new Fault(path(wrong), "UNKNOWN_VALUE", "只能是 " + values);
        }
        if (cause instanceof MismatchedInputException wrong) {
            return new Fault(path(wrong), "WRONG_TYPE", "值的类型不对，请对照接口文档改正");
        }
        if (cause instanceof JsonParseException) {
            return new Fault("body", "MALFORMED", "请求内容不是正确的 JSON（UTF-8），请检查格式和编码");
        }
        if (cause instanceof JsonMappingException wrong) {
            return new Fault(path(wrong), "WRONG_VALUE", "值不能读取，请对照接口文档改正");
        }
        return new Fault("body", "MISSING", "请用 JSON 提交请求内容");
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

    private static Problem invalid(Fault fault) {
        return Problem.of(Refusal.invalid(List.of(fault)));
    }

    private static ResponseEntity<Problem> answer(Problem problem) {
        return ResponseEntity.status(problem.status())
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .body(problem);
    }
}
