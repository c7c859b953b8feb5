package org.hall24.hub.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** What a database that is not ours must and may do. */
class FailoverSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "08006, true",
        "57P01, true",
        "25006, true",
        "53300, true",
        "23505, false",
        "22021, false",
        "57014, false"
    })
    void anOutageIsToldFromAFault(String state, boolean outage) {
        var behind = new DataAccessResourceFailureException("x", new IOException(new SQLException("x", state)));

        assertThat(Outage.isBehind(behind)).isEqualTo(outage);
    }

    @Test
    void aServerThatIsNoPrimaryAnyMoreLosesItsConnection() {
        assertThat(new Outage().adjudicate(new SQLException("x", "25006")).name())
                .isEqualTo("MUST_EVICT");
        assertThat(new Outage().adjudicate(new SQLException("x", "23505")).name())
                .isEqualTo("CONTINUE_EVICT");
    }

    private static final Map<String, String> QUIET = Map.of(
            "log_error_verbosity", "terse",
            "log_min_error_statement", "panic",
            "log_parameter_max_length", "-1",
            "log_parameter_max_length_on_error", "0",
            "log_statement", "none",
            "log_min_duration_statement", "-1",
            "log_min_duration_sample", "-1");

    @Test
    void aQuietServerNeedsNoRemedyAndATalkativeOneIsToldExactly() {
        assertThat(LogSettings.remedies(QUIET)).isEmpty();
        var loud = new HashMap<>(QUIET);
        loud.put("log_error_verbosity", "default");
        loud.put("log_min_error_statement", "error");
        loud.put("log_min_duration_statement", "500");
        loud.put("log_parameter_max_length_on_error", "-1");
        assertThat(LogSettings.remedies(loud))
                .containsExactly(
                        "alter system set log_error_verbosity = 'terse';",
                        "alter system set log_min_error_statement = 'panic';",
                        "alter system set log_parameter_max_length_on_error = '0';",
                        "alter system set log_parameter_max_length = '0';");
    }

    @Test
    void ourOwnServerNeedsNoRemedy() throws Exception {
        assertThat(LogSettings.remedies(TestDatabase.fresh())).isEmpty();
    }

    @Test
    void theProgramsOfPostgresFindTheSameDatabase() throws Exception {
        assertThat(Conninfo.of(
                        "jdbc:postgresql://a,b:6432,[::1]:7/hall?user=u%40x&password=p%26q&targetServerType=primary"))
                .containsEntry("PGHOST", "a,b,::1")
                .containsEntry("PGPORT", "5432,6432,7")
                .containsEntry("PGDATABASE", "hall")
                .containsEntry("PGUSER", "u@x")
                .containsEntry("PGPASSWORD", "p&q")
                .containsEntry("PGTARGETSESSIONATTRS", "read-write");
        assertThat(Conninfo.of("jdbc:postgresql://localhost/d?user=u&socketFactoryArg=/run/x/.s.PGSQL.6000"))
                .containsEntry("PGHOST", "/run/x")
                .containsEntry("PGPORT", "6000");
    }
}
