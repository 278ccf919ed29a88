package org.lian.keys;

/** The ciphers that new data and new signatures use; what another suite sealed or signed stays readable. */
enum Suite {
    INTERNATIONAL(KeyKind.DATA_AES, KeyKind.SIGNING_ED25519),
    /** 国密: SM4-GCM and SM2 with SM3. */
    SM(KeyKind.DATA_SM4, KeyKind.SIGNING_SM2);

    private final KeyKind data;
    private final KeyKind signing;

    Suite(KeyKind data, KeyKind signing) {
        this.data = data;
        this.signing = signing;
    }

    KeyKind data() {
        return data;
    }

    KeyKind signing() {
        return signing;
    }
}
