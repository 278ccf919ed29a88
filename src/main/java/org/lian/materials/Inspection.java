package org.lian.materials;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.util.Optional;
import org.apache.tika.Tika;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what a file is: by its first bytes here, by a look inside in a process apart. */
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
                        .map(type -> Look.suiting(type, fileName))
                        .orElseThrow(() -> Look.notAllowed(fileName, detected)));
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

    Look.Found inspect(@Nullable FileType type, SealedScratch file, String fileName) {
        return parsers.look(type, file, fileName);
    }
}
