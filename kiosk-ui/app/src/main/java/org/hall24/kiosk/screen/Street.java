package org.hall24.kiosk.screen;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.RadialGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Circle;

/** The hall from outside, drawn from rectangles and gradients; late at night its lamp is turned down. */
final class Street {
    /** Left, top, width and colour of the houses behind. */
    private record House(double x, double y, double width, String wall, String window) {}

    private static final List<House> HOUSES = List.of(
            new House(-10, 330, 190, "#0D2147", "#23427A"),
            new House(900, 270, 200, "#0D2147", "#23427A"),
            new House(330, 250, 150, "#0B1C3E", "#1D3A6E"),
            new House(600, 190, 170, "#0B1C3E", "#1D3A6E"),
            new House(160, 300, 180, "#102853", "#28498A"),
            new House(470, 310, 140, "#102853", "#28498A"),
            new House(760, 330, 150, "#112A57", "#28498A"));

    private static final double GROUND = 1500;

    private final boolean night;

    Street(boolean night) {
        this.night = night;
    }

    Region draw() {
        var street = new Pane();
        add(street, Drawings.rect(0, 0, Brush.WIDTH, GROUND, 0, down("#050D20", night ? "#152C54" : "#214379")));
        for (int i = 0; i < HOUSES.size(); i++) {
            house(street, HOUSES.get(i), i);
        }
        hall(street);
        add(
                street,
                Drawings.rect(0, GROUND, Brush.WIDTH, Brush.HEIGHT - GROUND, 0, down("#0C1C3D", "#050D20")),
                Drawings.path(
                        "M204 1500H876L1080 1920H0Z",
                        new LinearGradient(
                                0,
                                0,
                                0,
                                1,
                                true,
                                CycleMethod.NO_CYCLE,
                                new Stop(0, Color.web("#FFD98A", night ? 0.45 : 0.85)),
                                new Stop(1, Color.web("#FFC145", 0.04)))),
                Drawings.rect(150, 1488, 780, 24, 0, Color.web(night ? "#D9BE86" : "#FFE9B8")),
                Drawings.rect(150, 1512, 780, 8, 0, Color.web("#A8792A")));
        return Icon.fixed(street, Brush.WIDTH, Brush.HEIGHT);
    }

    /** Some windows are lit; which ones is always the same, so that the drawing never flickers. */
    private static void house(Pane street, House house, int seed) {
        add(street, Drawings.rect(house.x(), house.y(), house.width(), GROUND - house.y(), 0, Color.web(house.wall())));
        int row = 0;
        for (double y = house.y() + 26; y < GROUND - 60; y += 44, row++) {
            int column = 0;
            for (double x = house.x() + 18; x < house.x() + house.width() - 16; x += 34, column++) {
                int chance = (row * 7 + column * 13 + seed * 5 + row * column * 3) % 10;
                if (chance < 3) {
                    add(street, Drawings.rect(x, y, 14, 20, 0, Color.web(chance == 0 ? "#D9A94C" : house.window())));
                }
            }
        }
    }

    private void hall(Pane street) {
        add(
                street,
                Drawings.rect(60, 452, 960, 1048, 0, down("#1D3B70", "#122A55")),
                Drawings.rect(36, 432, 1008, 26, 0, Color.web("#35558B")),
                Drawings.rect(36, 458, 1008, 8, 0, Color.web("#0B1B3B")),
                halo(126),
                halo(954),
                Drawings.rect(114, 770, 24, 60, 6, Color.web("#FFE3A0")),
                Drawings.rect(942, 770, 24, 60, 6, Color.web("#FFE3A0")),
                Drawings.rect(120, 500, 840, 124, 0, Color.web("#081530")),
                Drawings.rect(120, 618, 840, 8, 0, Color.web("#FFC145")),
                Drawings.rect(182, 664, 716, 836, 0, Color.web("#081530")),
                Drawings.path("M204 686h672l-34 34H238z", Color.web(night ? "#C9A765" : "#F7D58D")),
                Drawings.path("M204 686l34 34v780h-34z", across("#B98225", "#F2C56A")),
                Drawings.path("M876 686l-34 34v780h34z", across("#F2C56A", "#B98225")),
                Drawings.rect(238, 720, 604, 780, 0, pane()));
    }

    private LinearGradient pane() {
        return new LinearGradient(
                0,
                0,
                0,
                1,
                true,
                CycleMethod.NO_CYCLE,
                new Stop(0, Color.web(night ? "#E8DDC2" : "#FFFCF2")),
                new Stop(0.55, Color.web(night ? "#E0CFA4" : "#FFF3D3")),
                new Stop(1, Color.web(night ? "#CFAE6C" : "#FFE1A0")));
    }

    private static Node halo(double x) {
        var halo = new Circle(x, 800, 150);
        halo.setFill(new RadialGradient(
                0,
                0,
                0.5,
                0.5,
                0.5,
                true,
                CycleMethod.NO_CYCLE,
                new Stop(0, Color.web("#FFC968", 0.5)),
                new Stop(0.6, Color.web("#FFC145", 0.12)),
                new Stop(1, Color.web("#FFC145", 0))));
        return halo;
    }

    private static LinearGradient down(String from, String to) {
        return new LinearGradient(
                0, 0, 0, 1, true, CycleMethod.NO_CYCLE, new Stop(0, Color.web(from)), new Stop(1, Color.web(to)));
    }

    private static LinearGradient across(String from, String to) {
        return new LinearGradient(
                0, 0, 1, 0, true, CycleMethod.NO_CYCLE, new Stop(0, Color.web(from)), new Stop(1, Color.web(to)));
    }

    private static void add(Pane street, Node... nodes) {
        street.getChildren().addAll(nodes);
    }
}
