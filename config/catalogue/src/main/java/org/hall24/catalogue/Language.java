package org.hall24.catalogue;

/** The languages a terminal speaks. Texts are data: one folder a language. */
public enum Language {
    ZH("zh"),
    EN("en");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** BCP 47 code, also the name of the text file. */
    public String code() {
        return code;
    }
}
