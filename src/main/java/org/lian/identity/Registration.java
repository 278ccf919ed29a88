package org.lian.identity;

import org.jspecify.annotations.Nullable;

/** The form that somebody fills in to open an account; checked by {@link Accounts#register}. */
public record Registration(
        @Nullable String username,
        @Nullable String password,
        Account.@Nullable Kind kind,
        @Nullable String name,
        @Nullable String idType,
        @Nullable String idNumber,
        @Nullable String phone) {}
