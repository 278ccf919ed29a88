package org.lian.documents;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;

/** 二维码: a picture of an address or a number, to be put into a page. */
final class CheckCode {
    private static final int DOTS_A_MODULE = 4;

    private CheckCode() {}

    /** A data address of a black and white PNG. */
    static String of(String words) {
        try {
            var hints = new EnumMap<EncodeHintType, Object>(EncodeHintType.class);
            hints.put(EncodeHintType.MARGIN, 1);
            hints.put(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);
            if (!StandardCharsets.US_ASCII.newEncoder().canEncode(words)) {
                hints.put(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8);
            }
            var code = new QRCodeWriter().encode(words, BarcodeFormat.QR_CODE, 0, 0, hints);
            var side = code.getWidth() * DOTS_A_MODULE;
            return "data:image/png;base64,"
                    + Base64.getEncoder()
                            .encodeToString(
                                    OneBitPng.of(side, (x, y) -> code.get(x / DOTS_A_MODULE, y / DOTS_A_MODULE)));
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }
}
