package org.lian.filing;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An address that ends with its province, city, district or county: it finds a court, and no letter arrives there. */
public final class DivisionAlone {
    /** What an address has beyond its divisions. */
    static final Pattern FINER = Pattern.compile(
            "\\p{IsHan}(乡|镇|街道|路|街|大道|道|巷|胡同|弄|村|庄|屯|寨|社区|小区|苑|园|城|楼|栋|幢|单元|室|号|组|队)|[0-9一二三四五六七八九十]+\\s*(号|室|组|队|楼|栋|幢|单元)");

    private static final Pattern DIVISION = Pattern.compile(".{1,}(省|自治区|市|自治州|州|地区|盟|区|县|旗)");

    private DivisionAlone() {}

    /** Whether it goes no further than a division; nothing written is none. */
    public static boolean is(@Nullable String written) {
        var address = written == null ? "" : written.replaceAll("\\s", "");
        return DIVISION.matcher(address).matches() && !FINER.matcher(address).find();
    }
}
