package org.lian.web.api;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Set;

/**
 * Names of the published schemas. A nested record is named with what it stands in: several are called Facts, Item or
 * Answer, and of two under one name one would be published for both.
 */
class SchemaNames extends TypeNameResolver {
    private static final long serialVersionUID = 1L;

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        var around = type.getEnclosingClass();
        return around == null
                ? super.nameForClass(type, options)
                : withoutApi(around.getSimpleName()) + super.nameForClass(type, options);
    }

    static String withoutApi(String name) {
        return name.endsWith("Api") ? name.substring(0, name.length() - "Api".length()) : name;
    }
}
