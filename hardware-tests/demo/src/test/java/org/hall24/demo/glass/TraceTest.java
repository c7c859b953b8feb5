package org.hall24.demo.glass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final String HOME = """
            {"seq":7,"screen":"home","language":"en","care":true,"targets":[{"id":"matter.appeal.hotline",\
            "x":40,"y":900.5,"w":1000,"h":140}]}""";

    private final Trace trace = new Trace();
    private final Consumer<String> kiosk = trace.begin();

    @Test
    void readsALine() {
        var scene = Scene.parse(3, HOME);

        assertThat(scene.screen()).isEqualTo("home");
        assertThat(scene.run()).isEqualTo(3);
        assertThat(scene.seq()).isEqualTo(7);
        assertThat(scene.variant()).isEqualTo("home-en-care");
        assertThat(scene.targets().get("matter.appeal.hotline"))
                .extracting(Scene.Target::centreX, Scene.Target::centreY)
                .containsExactly(540, 971);
    }

    @Test
    void passesOverOtherLines() {
        kiosk.accept("Unsupported JavaFX configuration");
        kiosk.accept("{\"ready\":\"kiosk\"}");

        assertThat(trace.newest().screen()).isEqualTo("dark");
    }

    @Test
    void aBrokenLineIsNoScene() {
        assertThatThrownBy(() -> Scene.parse(0, "{\"seq\":")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givesUpWaitingForWhatDoesNotCome() throws Exception {
        kiosk.accept(HOME);

        assertThat(trace.await(scene -> scene.screen().equals("form"), Duration.ofMillis(30)))
                .isEmpty();
        assertThat(trace.await(scene -> scene.offers("matter.appeal.hotline"), Duration.ZERO))
                .isPresent();
    }

    @Test
    void aKioskStartedAgainIsDarkAtFirst() {
        kiosk.accept(HOME);

        trace.begin();
        kiosk.accept(HOME); // what the dead one had still in its pipe

        assertThat(trace.newest().screen()).isEqualTo("dark");
        assertThat(trace.newest().run()).isEqualTo(2);
    }
}
