package org.lian.vocabulary;

/** 法院代字, for example 京0105. Whether such a court exists is reference data. */
public record CourtCode(String value) {
    @Override
    public String toString() {
        return value;
    }
}
