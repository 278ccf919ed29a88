package org.lian.engine;

/** One thing wrong with a model: where, what, and in Chinese what helps. Only errors keep it out. */
public record ModelFinding(Severity severity, String code, String message, String element) {
    /** The weight of a finding on a model. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public static ModelFinding error(String code, String message, String element) {
        return new ModelFinding(Severity.ERROR, code, message, element);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        return element + "：" + message + "（" + code + "）";
    }
}
