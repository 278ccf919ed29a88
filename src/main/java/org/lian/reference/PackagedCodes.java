package org.lian.reference;

import java.util.LinkedHashMap;
import java.util.Map;

/** The codes of the packaged files with their names, for who checks what is written without asking the database. */
public final class PackagedCodes {
    private PackagedCodes() {}

    /** 案由 of all procedures. */
    public static Map<String, String> causes() {
        var codes = new LinkedHashMap<String, String>();
        read("civil_causes_2025.csv", "code", "name", codes);
        read("admin_causes_2020.csv", "code", "name", codes);
        read("private_prosecution.csv", "code", "charge", codes);
        return codes;
    }

    /** 类型代字 of case numbers. */
    public static Map<String, String> caseTypes() {
        var codes = new LinkedHashMap<String, String>();
        read("case_types.csv", "type_code", "case_type", codes);
        return codes;
    }

    /** 省份代字: what a court's code begins with. */
    public static Map<String, String> provinces() {
        var codes = new LinkedHashMap<String, String>();
        ReferenceFiles.records(ReferenceFiles.content("courts.csv"))
                .forEach(row -> codes.putIfAbsent(row.get("code").substring(0, 1), row.get("province")));
        return codes;
    }

    private static void read(String file, String code, String name, Map<String, String> codes) {
        ReferenceFiles.records(ReferenceFiles.content(file))
                .forEach(row -> codes.putIfAbsent(row.get(code), row.get(name)));
    }
}
