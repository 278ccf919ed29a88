package org.lian.materials;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The types a court reads. What is not listed is refused; what the bytes are decides, not the name. */
enum FileType {
    PDF("PDF 文档", Family.DOCUMENT, "application/pdf", List.of("pdf")),
    JPEG("JPEG 图片", Family.IMAGE, "image/jpeg", List.of("jpg", "jpeg", "jpe", "jfif")),
    PNG("PNG 图片", Family.IMAGE, "image/png", List.of("png")),
    TIFF("TIFF 图片", Family.IMAGE, "image/tiff", List.of("tif", "tiff")),
    WEBP("WebP 图片", Family.IMAGE, "image/webp", List.of("webp")),
    HEIC("HEIC 照片", Family.IMAGE, "image/heic", List.of("heic", "heif", "hif")),
    DOC("Word 97-2003 文档", Family.WORD, "application/msword", List.of("doc", "wps")),
    DOCX(
            "Word 文档",
            Family.WORD,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            List.of("docx")),
    XLS("Excel 97-2003 表格", Family.SHEET, "application/vnd.ms-excel", List.of("xls", "et")),
    XLSX(
            "Excel 表格",
            Family.SHEET,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            List.of("xlsx")),
    OFD("OFD 版式文件", Family.LAYOUT, "application/ofd", List.of("ofd")),
    TEXT("纯文本", Family.TEXT, "text/plain", List.of("txt", "text", "csv", "log", "md")),
    MP3("MP3 录音", Family.MEDIA, "audio/mpeg", List.of("mp3")),
    M4A("M4A 录音", Family.MEDIA, "audio/mp4", List.of("m4a", "aac")),
    WAV("WAV 录音", Family.MEDIA, "audio/vnd.wave", List.of("wav")),
    AMR("AMR 录音", Family.MEDIA, "audio/amr", List.of("amr")),
    MP4("MP4 视频", Family.MEDIA, "video/mp4", List.of("mp4", "m4v")),
    MOV("MOV 视频", Family.MEDIA, "video/quicktime", List.of("mov", "qt"));

    static final String ALLOWED = "PDF、JPG、PNG、HEIC、WebP、TIFF、Word、Excel、OFD、TXT、MP3、M4A、WAV、AMR、MP4、MOV";

    /** Within a family a wrong extension is harmless and common (chat programs rename pictures). */
    enum Family {
        DOCUMENT,
        LAYOUT,
        IMAGE,
        WORD,
        SHEET,
        TEXT,
        MEDIA
    }

    private final String label;
    private final Family family;
    private final String mediaType;
    private final List<String> extensions;

    FileType(String label, Family family, String mediaType, List<String> extensions) {
        this.label = label;
        this.family = family;
        this.mediaType = mediaType;
        this.extensions = extensions;
    }

    static Optional<FileType> ofMediaType(String detected) {
        var canonical =
                switch (detected) {
                    case "image/heif", "image/heic-sequence", "image/heif-sequence" -> "image/heic";
                    case "audio/x-wav", "audio/wav" -> "audio/vnd.wave";
                    case "video/x-m4v", "application/mp4", "video/3gpp" -> "video/mp4";
                    case "audio/x-m4a" -> "audio/mp4";
                    case "text/csv", "text/x-log", "text/x-web-markdown", "text/tab-separated-values" -> "text/plain";
                    default -> detected;
                };
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(canonical))
                .findFirst();
    }

    /** False when the name promises another kind of file than this, known or not. */
    boolean suits(String extension) {
        return extension.isEmpty()
                || Arrays.stream(values())
                        .filter(type -> type.family == family)
                        .anyMatch(type -> type.extensions.contains(extension));
    }

    /**
     * The name under which the file is handed out: it ends in what the bytes are, so that no computer starts a program
     * for it. Text is always .txt: what else text may be (a script, a table with formulas) is the opener's choice.
     */
    String safeName(String name) {
        var extension = FileName.extension(name);
        var safe = this == TEXT ? extension.equals(extension()) : !extension.isEmpty() && suits(extension);
        return safe ? name : name + "." + extension();
    }

    /**
     * Whether a wrong ending is a slip: one of another type that a court reads, or of a container. Text under the ending
     * of something else is no such slip: it is what a failed download leaves.
     */
    boolean isSlip(String extension) {
        return this != TEXT
                && (extension.equals("zip")
                        || Arrays.stream(values()).anyMatch(type -> type.extensions.contains(extension)));
    }

    /** The name with the ending of what the bytes are. */
    String mended(String name) {
        var extension = FileName.extension(name);
        return suits(extension) ? name : name.substring(0, name.length() - extension.length() - 1) + "." + extension();
    }

    boolean hasExtension(String extension) {
        return extensions.contains(extension);
    }

    String label() {
        return label;
    }

    Family family() {
        return family;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return extensions.get(0);
    }
}
