package org.lian.materials;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.apache.tika.Tika;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** The inspection that tells what a file is: by its first bytes here, by a look inside in a process apart. */
@Component
class Inspection {
    private final Tika tika = new Tika(MimeTypes.getDefaultMimeTypes());
    private final Parsers parsers;

    Inspection(Parsers parsers) {
        this.parsers = parsers;
    }

    /** What the first bytes say; empty when only a look inside the container can tell. */
    Optional<FileType> detect(byte[] start, String fileName) {
        var detected = tika.detect(start);
        if (detected.equals("application/octet-stream") && isChineseText(start, fileName)) {
            return Optional.of(FileType.TEXT);
        }
        return switch (detected) {
            case "application/zip", "application/x-tika-ooxml", "application/x-tika-msoffice" -> Optional.empty();
            default ->
                Optional.of(FileType.ofMediaType(detected)
                        .map(type -> suiting(type, fileName))
                        .orElseThrow(() -> notAllowed(fileName, detected)));
        };
    }

    /** Text in the national standard's encoding, as Windows saves it, which the detector takes for noise. */
    private static boolean isChineseText(byte[] start, String fileName) {
        if (!FileType.TEXT.hasExtension(FileName.extension(fileName))) {
            return false;
        }
        var characters = CharBuffer.allocate(start.length);
        // Not at the end of input: the start of a file may stop inside a character.
        var result = Charset.forName("GB18030").newDecoder().decode(ByteBuffer.wrap(start), characters, false);
        return !result.isError()
                && characters.flip().chars().noneMatch(c -> Character.isISOControl(c) && "\t\r\n\f".indexOf(c) < 0);
    }

    /** What a look inside says; its refusals come from a process that does not know the file's name. */
    Look.Found inspect(@Nullable FileType type, SealedScratch file, String fileName) {
        try {
            var found = parsers.look(type, file);
            suiting(found.type(), fileName);
            return found;
        } catch (Refusal refusal) {
            throw refusal.kind() == Refusal.Kind.INVALID
                    ? named(refusal.faults().get(0), fileName)
                    : refusal;
        }
    }

    private static Refusal named(Refusal.Fault fault, String fileName) {
        return fault.message().contains(fileName)
                ? Refusal.invalid(List.of(fault))
                : Look.invalid(fault.code(), "文件“%s”不能接收：%s".formatted(fileName, fault.message()));
    }

    private static FileType suiting(FileType type, String fileName) {
        var extension = FileName.extension(fileName);
        if (type.suits(extension) || type.isSlip(extension)) {
            return type;
        }
        throw Look.invalid(
                "TYPE_MISMATCH",
                "文件“%s”的扩展名是 .%s，实际内容是%s。请确认选对了文件；如果内容无误，请把扩展名改为 .%s 后重新上传，或另存为 PDF。"
                        .formatted(fileName, extension, type.label(), type.extension()));
    }

    private static Refusal notAllowed(String fileName, String detected) {
        return Look.invalid(
                "TYPE_NOT_ALLOWED",
                "文件“%s”的内容不是可以接收的类型（识别为 %s）。可以上传 %s；其他文件请另存为 PDF 后上传。".formatted(fileName, detected, FileType.ALLOWED));
    }
}
