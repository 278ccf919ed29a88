package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Uploading;
import org.lian.materials.Material;
import org.lian.materials.MaterialLimits;
import org.lian.materials.Upload;
import org.lian.materials.Uploads;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.UploadBodies;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** 断点续传: files that go on where their line was cut, by the protocol tus 1.0. */
@RestController
@RequestMapping("/api/v1/filings/{id}/materials/uploads")
class UploadsApi {
    private static final String VERSION = "1.0.0";
    private static final String RESUMABLE = "Tus-Resumable";
    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    private static final String METADATA = "Upload-Metadata";
    private static final String MATERIAL = "Lian-Material";
    private static final String NAME = "Lian-Name";
    private static final String SAME_AS = "Lian-Same-As";

    private final Uploading uploading;
    private final MaterialLimits limits;

    UploadsApi(Uploading uploading, MaterialLimits limits) {
        this.uploading = uploading;
        this.limits = limits;
    }

    @Operation(summary = "断点续传：这里会什么（tus 1.0）")
    @RequestMapping(method = RequestMethod.OPTIONS)
    ResponseEntity<Void> options(@PathVariable FilingId id) {
        return answer(HttpStatus.NO_CONTENT)
                .header("Tus-Version", VERSION)
                .header("Tus-Extension", "creation,termination,expiration")
                .header("Tus-Max-Size", Long.toString(limits.maxFileSize().toBytes()))
                .build();
    }

    /**
     * Upload-Metadata: {@code filename}, {@code kind}, and where it is not for the draft {@code purpose} (EVIDENCE,
     * CORRECTION with {@code item}, LATER with {@code later}) and, of a photograph that was made smaller, {@code original};
     * each value in Base64.
     */
    @Operation(summary = "断点续传：说好文件名、种类和大小，取得上传地址", description = """
                    tus 1.0 的 creation。Upload-Metadata 里每个值是 Base64：filename 文件名，kind 材料种类；\
                    不是给草稿的，还有 purpose：EVIDENCE 补充证据、CORRECTION 补正（item 第几项，从 0 起）、\
                    LATER 续递（later 编号）；照片缩小以后才传的，original 写原图的 SHA-256，记入收件回执。大小由 Upload-Length 说。""")
    @PostMapping
    ResponseEntity<Void> create(
            Actor actor,
            @PathVariable FilingId id,
            @Nullable @RequestHeader(name = RESUMABLE, required = false) String version,
            @Nullable @RequestHeader(name = LENGTH, required = false) String length,
            @RequestHeader(name = METADATA, defaultValue = "") String metadata) {
        requireVersion(version);
        var announced = announced(metadata);
        var upload = begin(actor, id, announced, metadata, number(LENGTH, length));
        return with(answer(HttpStatus.CREATED), upload)
                .location(URI.create("/api/v1/filings/" + id + "/materials/uploads/" + upload.id()))
                .build();
    }

    private Upload begin(Actor actor, FilingId id, Uploading.Announcement announced, String said, long length) {
        try {
            return uploading.begin(actor, id, announced, said, length);
        } catch (Refusal refusal) {
            throw refusal.faults().stream().anyMatch(fault -> fault.code().equals(MaterialLimits.TOO_LARGE))
                    ? new Problems.Said(ProblemType.TOO_LARGE, refusal)
                    : refusal;
        }
    }

    @Operation(summary = "断点续传：收到了哪里")
    @RequestMapping(path = "/{upload}", method = RequestMethod.HEAD)
    ResponseEntity<Void> state(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable UUID upload,
            @Nullable @RequestHeader(name = RESUMABLE, required = false) String version) {
        requireVersion(version);
        var found = uploading.find(actor, id, upload);
        return with(answer(HttpStatus.OK), found)
                .header(LENGTH, Long.toString(found.length()))
                .header(METADATA, found.said())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** The last piece makes it a material; one without bytes at the end asks for that again. */
    @Operation(summary = "断点续传：接着传一段；最后一段传完，就成为材料", description = """
                    tus 1.0 的 PATCH，类型 application/offset+octet-stream。网络断了的，收到多少算多少：\
                    用 HEAD 问到哪里，接着传。材料编号在 Lian-Material；\
                    扩展名写错、按内容改过的，新名字在 Lian-Name（百分号编码）；\
                    和已经收下的一个内容完全一样的，只收一份，那一个的名字在 Lian-Same-As。""")
    @PatchMapping(path = "/{upload}", consumes = UploadBodies.PIECE)
    ResponseEntity<Void> append(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable UUID upload,
            @Nullable @RequestHeader(name = RESUMABLE, required = false) String version,
            @Nullable @RequestHeader(name = OFFSET, required = false) String offset,
            HttpServletRequest request)
            throws IOException {
        requireVersion(version);
        var from = number(OFFSET, offset);
        try {
            var found = uploading.append(actor, id, upload, from, request.getInputStream());
            if (!found.isWhole()) {
                return with(answer(HttpStatus.NO_CONTENT), found).build();
            }
            var announced = announced(found.said());
            var done = uploading.finish(actor, id, upload, announced);
            var answer = with(answer(HttpStatus.NO_CONTENT), done);
            uploading.became(actor, id, done).ifPresent(material -> tell(announced.name(), material, answer));
            return answer.build();
        } catch (Uploads.OtherOffset other) {
            // The protocol's sign that it is the offset, not the filing, that stands against it.
            throw new Problems.Said(ProblemType.OFFSET_MISMATCH, other);
        }
    }

    @Operation(summary = "断点续传：不传了，已经传的不留")
    @DeleteMapping("/{upload}")
    ResponseEntity<Void> drop(
            Actor actor,
            @PathVariable FilingId id,
            @PathVariable UUID upload,
            @Nullable @RequestHeader(name = RESUMABLE, required = false) String version) {
        requireVersion(version);
        uploading.drop(actor, id, upload);
        return answer(HttpStatus.NO_CONTENT).build();
    }

    private static void tell(String sent, Material material, ResponseEntity.BodyBuilder answer) {
        var name = UriUtils.encode(material.fileName(), StandardCharsets.UTF_8);
        if (material.cameAlready(sent)) {
            answer.header(SAME_AS, name);
        } else if (material.isMended(sent)) {
            answer.header(NAME, name);
        }
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status).header(RESUMABLE, VERSION);
    }

    private static ResponseEntity.BodyBuilder with(ResponseEntity.BodyBuilder answer, Upload upload) {
        answer.header(OFFSET, Long.toString(upload.received()))
                .header(
                        "Upload-Expires",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                upload.endsAt().atOffset(ZoneOffset.UTC)));
        return upload.material() == null
                ? answer
                : answer.header(MATERIAL, upload.material().toString());
    }

    private static void requireVersion(@Nullable String version) {
        if (!VERSION.equals(version)) {
            throw new Problems.Said(ProblemType.TUS_VERSION, Refusal.conflict("请带上 " + RESUMABLE + ": " + VERSION));
        }
    }

    private static long number(String header, @Nullable String text) {
        if (text == null || !text.matches("[0-9]{1,15}")) {
            throw Refusal.invalid(header, "INVALID", "请带上 " + header + "，写一个不小于 0 的整数");
        }
        return Long.parseLong(text);
    }

    private static Uploading.Announcement announced(String metadata) {
        var said = said(metadata);
        var name = said.get("filename");
        if (name == null || name.isBlank()) {
            throw Refusal.invalid(METADATA, "MISSING", "请在 Upload-Metadata 里写明 filename");
        }
        var purpose = said.getOrDefault("purpose", Uploading.Purpose.MATERIAL.name());
        var item = said.get("item");
        var later = said.get("later");
        return new Uploading.Announcement(
                name,
                said.getOrDefault("kind", ""),
                Arrays.stream(Uploading.Purpose.values())
                        .filter(one -> one.name().equals(purpose))
                        .findFirst()
                        .orElseThrow(() -> Refusal.invalid(
                                "purpose", "UNKNOWN_VALUE", "purpose 只能是 MATERIAL、EVIDENCE、CORRECTION、LATER")),
                item == null ? null : item(item),
                later == null ? null : later(later),
                original(said.get("original")));
    }

    private static @Nullable String original(@Nullable String text) {
        if (text != null && !text.matches("[0-9a-f]{64}")) {
            throw Refusal.invalid("original", "INVALID", "original 应为原图的 SHA-256，64 位小写十六进制");
        }
        return text;
    }

    private static int item(String text) {
        if (!text.matches("[0-9]{1,4}")) {
            throw Refusal.invalid("item", "WRONG_TYPE", "item 应为从 0 起的整数");
        }
        return Integer.parseInt(text);
    }

    private static UUID later(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw Refusal.notFound("没有找到这份续递，可能已经不要了");
        }
    }

    /** As the protocol writes it: names with Base64, between commas. */
    private static Map<String, String> said(String metadata) {
        var said = new HashMap<String, String>();
        for (var pair : metadata.isBlank() ? new String[0] : metadata.split(",")) {
            var words = pair.strip().split(" ", 2);
            try {
                var value = words.length < 2 ? new byte[0] : Base64.getDecoder().decode(words[1].strip());
                said.put(words[0], new String(value, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException noBase64) {
                throw Refusal.invalid(METADATA, "INVALID", "Upload-Metadata 里的值应为 Base64");
            }
        }
        return said;
    }
}
