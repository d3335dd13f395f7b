package chat.parley.desktop.switcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuzzyTest {

    @ParameterizedTest
    @CsvSource({"ada, Ada, Adam", "ad, Adam, Lea-Ada", "we, team-week, powered", "we, powered, w-some-e",
            "fo, foo, foobar",
            "rd, Research-Design, forwxdx"})
    void theFirstFitsBetter(String typed, String better, String worse) {
        assertThat(Fuzzy.score(typed, better)).isGreaterThan(Fuzzy.score(typed, worse));
        assertThat(Fuzzy.score(typed, worse)).isPositive();
    }

    @Test
    void lettersInAnotherOrderDoNotFit() {
        assertThat(Fuzzy.score("daa", "Ada")).isEqualTo(Fuzzy.NO_MATCH);
        assertThat(Fuzzy.score("xyz", "Ada")).isEqualTo(Fuzzy.NO_MATCH);
    }

    @Test
    void caseAndAccentsCountForNothing() {
        assertThat(Fuzzy.score("uber", "ÜBER")).isEqualTo(Fuzzy.score("ÜBER", "uber"));
    }

    @Test
    void nothingFitsEverything() {
        assertThat(Fuzzy.score("  ", "Ada")).isZero();
    }
}
