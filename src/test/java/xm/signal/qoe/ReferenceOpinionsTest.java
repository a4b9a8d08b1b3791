package xm.signal.qoe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import xm.event.Quality;
import xm.signal.Vectors;

/** Every reference value that exists for opinion scores, each to its tolerance. */
class ReferenceOpinionsTest {
    private static final EModel DEFAULT = new EModel(Line.DEFAULT);
    private static final EModel.Delay NO_DELAY = EModel.Delay.oneWay(0);

    @Test
    void voice() throws IOException {
        Vectors vectors = Vectors.of("voice_emodel");
        Vectors.Group defaults = vectors.group("default");
        // its printed value is of a loss-free line, so that no codec comes in
        assertNear(defaults.cases().get(0), DEFAULT.rating(NO_DELAY, 0), "R", within(defaults.tolerance()));
        assertScale(vectors);
        assertCalls(vectors.group("full_codec_delay_loss"));
        assertComponents(vectors.group("components"));
        Vectors.Group bursts = vectors.group("burst");
        for (JsonNode one : bursts.cases()) {
            double impairment = impairment(one);
            double rating = DEFAULT.rating(EModel.Delay.oneWay(number(one, "T_ms")), impairment);
            assertNear(one, impairment, "Ie_eff", within(bursts.tolerance()));
            assertNear(one, rating, "R", within(bursts.tolerance()));
            assertNear(one, RFactor.opinion(rating), "MOS", within(bursts.tolerance()));
        }
        assertShortForms(vectors);
        Vectors.Group fullband = vectors.group("fullband");
        for (JsonNode one : fullband.cases()) {
            double rating = Fullband.rating(
                    number(one, "Ta_ms"), number(one, "Ie_FB"), number(one, "Bpl_FB"), number(one, "Ppl_percent"));
            assertNear(one, rating, "R_FB", within(fullband.tolerance()));
            assertNear(one, Fullband.opinion(rating), "MOS", within(fullband.tolerance()));
        }
        assertCodecs(vectors.group("codec_table"));
        assertAllRead(vectors, 346);
    }

    private static void assertScale(Vectors vectors) {
        Vectors.Group printed = vectors.group("r_to_mos_published");
        for (JsonNode one : printed.cases()) {
            assertNear(one, RFactor.opinion(number(one, "R")), "MOS", within(printed.tolerance()));
        }
        Vectors.Group forth = vectors.group("r_to_mos");
        for (JsonNode one : forth.cases()) {
            assertNear(one, RFactor.opinion(number(one, "R")), "MOS", within(forth.tolerance()));
        }
        Vectors.Group back = vectors.group("mos_to_r");
        for (JsonNode one : back.cases()) {
            assertNear(one, RFactor.of(number(one, "MOS")), "R", within(back.tolerance()));
        }
    }

    private static void assertCalls(Vectors.Group calls) {
        Offset<Double> near = within(calls.tolerance());
        for (JsonNode one : calls.cases()) {
            EModel.Delay delay = new EModel.Delay(number(one, "T_ms"), number(one, "Ta_ms"), number(one, "Tr_ms"));
            double impairment = Codec.named(one.path("codec").asText())
                    .impairment(number(one, "Ppl_percent"), number(one, "BurstR"));
            double rating = DEFAULT.rating(delay, impairment);
            assertNear(one, impairment, "Ie_eff", near);
            assertNear(one, rating, "R", near);
            assertNear(one, RFactor.opinion(rating), "MOS", near);
            assertThat(DEFAULT.idte(delay.t()) + DEFAULT.idle(delay.tr()) + DEFAULT.idd(delay.ta()))
                    .as("%s", one)
                    .isCloseTo(number(one, "Id"), near);
        }
    }

    private static void assertComponents(Vectors.Group components) {
        Offset<Double> near = within(components.tolerance());
        for (JsonNode one : components.cases()) {
            JsonNode changed = one.path("changed_from_default");
            EModel model = new EModel(line(changed));
            EModel.Delay delay = new EModel.Delay(
                    changed.path("T").asDouble(),
                    changed.path("Ta").asDouble(),
                    changed.path("Tr").asDouble());
            double impairment = impairment(changed);
            double rating = model.rating(delay, impairment);
            assertNear(one, rating, "R", near);
            assertNear(one, RFactor.opinion(rating), "MOS", near);
            assertNear(one, model.ro(), "Ro", near);
            assertNear(one, model.is(delay.t()), "Is", near);
            assertNear(one, model.idte(delay.t()), "Idte", near);
            assertNear(one, model.idle(delay.tr()), "Idle", near);
            assertNear(one, model.idd(delay.ta()), "Idd", near);
            assertNear(one, impairment, "Ieeff", near);
        }
    }

    private static Line line(JsonNode changed) {
        Line line = Line.DEFAULT;
        return new Line(
                changed.path("SLR").asDouble(line.slr()),
                changed.path("RLR").asDouble(line.rlr()),
                changed.path("STMR").asDouble(line.stmr()),
                changed.path("Ds").asDouble(line.ds()),
                changed.path("Dr").asDouble(line.dr()),
                changed.path("TELR").asDouble(line.telr()),
                changed.path("WEPL").asDouble(line.wepl()),
                changed.path("qdu").asDouble(line.qdu()),
                changed.path("Nc").asDouble(line.nc()),
                changed.path("Nfor").asDouble(line.nfor()),
                changed.path("Ps").asDouble(line.ps()),
                changed.path("Pr").asDouble(line.pr()),
                changed.path("mT").asDouble(line.mt()),
                changed.path("sT").asDouble(line.st()),
                changed.path("A").asDouble(line.a()));
    }

    /** Of any Ie and Bpl; G.107's own where they are not named. */
    private static double impairment(JsonNode one) {
        double ie = one.path("Ie").asDouble(0);
        double loss = one.path(one.has("Ppl_percent") ? "Ppl_percent" : "Ppl").asDouble(0);
        return Codec.impairment(
                ie, one.path("Bpl").asDouble(4.3), loss, one.path("BurstR").asDouble(1));
    }

    /** The shortcut that many monitors take in place of the model: within 1 of it up to 300 ms, then too strict. */
    private static void assertShortForms(Vectors vectors) {
        Vectors.Group linear = vectors.group("linear_delay");
        for (JsonNode one : linear.cases()) {
            double delayMillis = number(one, "delay_ms");
            double impairment = Codec.named(one.path("codec").asText()).impairment(number(one, "Ppl_percent"), 1);
            assertNear(one, impairment, "Ie_eff", within(linear.tolerance()));
            assertNear(one, RFactor.opinion(number(one, "R")), "MOS", within(linear.tolerance()));
            assertThat(DEFAULT.rating(EModel.Delay.oneWay(delayMillis), impairment) - number(one, "R"))
                    .as("%s", one)
                    .isBetween(-0.9, delayMillis <= 300 ? 0.3 : 3.2);
        }
        Vectors.Group forms = vectors.group("form_difference");
        for (JsonNode one : forms.cases()) {
            double delayMillis = number(one, "delay_ms");
            double withEcho = DEFAULT.rating(EModel.Delay.oneWay(delayMillis), 0);
            double withoutEcho = DEFAULT.rating(new EModel.Delay(0, delayMillis, 0), 0);
            assertNear(one, withEcho, "R_full_echo", within(forms.tolerance()));
            assertNear(one, withoutEcho, "R_full_no_echo_T0", within(forms.tolerance()));
        }
    }

    /** Where no value is quoted a sister's is taken, or the codec is not known. */
    private static void assertCodecs(Vectors.Group table) {
        for (JsonNode one : table.cases()) {
            Codec codec = Codec.named(one.path("codec").asText());
            if (one.path("Ie").isNull()) {
                assertThat(codec).as("%s", one).isNull();
                continue;
            }
            assertNear(one, codec.ie, "Ie", within(0.0));
            if (one.path("Bpl").isNumber()) {
                assertNear(one, codec.bpl, "Bpl", within(0.0));
            }
        }
    }

    @Test
    void web() throws IOException {
        Vectors vectors = Vectors.of("web_qoe");
        assertSessions(vectors.group("g1030_published_code"));
        assertSessions(vectors.group("g1030"));
        assertApdex(vectors.group("apdex"));
        assertApdex(vectors.group("apdex_published"));
        for (JsonNode one : vectors.group("apdex_zones").cases()) {
            double threshold = 1000 * number(one, "T_s");
            double duration = 1000 * number(one, "response_s");
            boolean isError = one.path("error").asBoolean();
            Apdex.Zone zone = Apdex.Zone.of(duration, threshold, isError);
            Quality.Api request = new Quality.Api(duration, threshold, isError);
            assertThat(zone)
                    .as("%s", one)
                    .isEqualTo(Apdex.Zone.valueOf(one.path("zone").asText().toUpperCase(Locale.ROOT)));
            assertThat(opinion(request) >= Opinion.GOOD)
                    .as("good is satisfied: %s", one)
                    .isEqualTo(zone == Apdex.Zone.SATISFIED);
        }
        assertVitals(vectors);
        assertExponential(vectors.group("iqx"));
        assertAllRead(vectors, 369);
    }

    private static void assertSessions(Vectors.Group sessions) {
        for (JsonNode one : sessions.cases()) {
            WebSession session = WebSession.valueOf(
                    one.path("form").asText().replace("two_page", "two_pages").toUpperCase(Locale.ROOT));
            double opinion = session.opinion(number(one, "session_s"), number(one, "max_expected_s"));
            assertNear(one, opinion, "mos", within(sessions.tolerance()));
        }
    }

    /** The names of bands and the mark of small groups belong to reports: here a score has an interval. */
    private static void assertApdex(Vectors.Group group) {
        for (JsonNode one : group.cases()) {
            double score = Apdex.score(
                    one.path("satisfied").asLong(),
                    one.path("tolerating").asLong(),
                    one.path("frustrated").asLong());
            if (one.path("apdex").isNull()) {
                assertThat(score).as("%s", one).isNaN();
            } else {
                assertNear(one, score, "apdex", within(group.tolerance()));
            }
        }
    }

    private static void assertVitals(Vectors vectors) {
        for (JsonNode one : ofEvents(vectors.group("cwv_rating"))) {
            WebVital vital = vital(one);
            double value = number(one, "value");
            assertThat(value <= vital.goodUpTo)
                    .as("%s", one)
                    .isEqualTo(one.path("rating").asText().equals("good"));
            assertThat(value > vital.poorAbove)
                    .as("%s", one)
                    .isEqualTo(one.path("rating").asText().equals("poor"));
        }
        Vectors.Group curve = vectors.group("cwv_lognormal");
        for (JsonNode one : ofEvents(curve)) {
            double opinion = vital(one).opinion(number(one, "value"));
            assertThat((opinion - 1) / 4)
                    .as("%s", one)
                    .isCloseTo(number(one, "score_lighthouse"), within(curve.tolerance()))
                    .isCloseTo(number(one, "score_exact_erfc"), within(curve.tolerance()));
            // the tolerance is of a score from 0 to 1
            assertNear(one, opinion, "qoe_1_to_5", within(4 * curve.tolerance()));
        }
        // nobody asks which value an opinion came from: the pairs are read forth
        for (JsonNode one : ofEvents(vectors.group("cwv_inverse"))) {
            assertNear(one, vital(one).opinion(number(one, "original")), "qoe", within(4 * curve.tolerance()));
        }
        for (JsonNode one : vectors.group("page").cases()) {
            Quality.Web page =
                    new Quality.Web(number(one, "lcp_ms"), number(one, "inp_ms"), number(one, "cls"), null, null);
            double opinion = Opinion.of(new Quality(Quality.Media.WEB, null, page, null, null, null))
                    .orElseThrow();
            assertNear(one, opinion, "page_min", within(4 * curve.tolerance()));
        }
    }

    /** Without FCP and TTFB, which are no core web vitals: no event brings them. */
    private static List<JsonNode> ofEvents(Vectors.Group group) {
        return group.cases().stream()
                .filter(one -> !one.path("metric").asText().matches("FCP|TTFB"))
                .toList();
    }

    private static WebVital vital(JsonNode one) {
        return WebVital.valueOf(one.path("metric").asText());
    }

    private static void assertExponential(Vectors.Group iqx) {
        Offset<Double> near = within(iqx.tolerance());
        for (JsonNode one : iqx.cases()) {
            if (one.has("qos")) {
                // at 1/beta the opinion has come down to 1 + 4/e
                Iqx model = new Iqx(1 / number(one, "beta"), 1 + 4 / Math.E);
                assertNear(one, model.opinionAt(number(one, "qos")), "mos", near);
            } else {
                Iqx model = new Iqx(number(one, "calibrate_at"), number(one, "target_mos"));
                assertNear(one, model.opinionAt(model.disturbance()), "check_mos", near);
                assertThat(model.opinionAt(1 / number(one, "beta")))
                        .as("%s", one)
                        .isCloseTo(1 + 4 / Math.E, near);
            }
        }
    }

    @Test
    void video() throws IOException {
        Vectors vectors = Vectors.of("video_qoe");
        Vectors.Group clips = vectors.group("product_form");
        for (JsonNode one : clips.cases()) {
            double stalls = number(one, "stalls");
            double opinion = Stalling.opinion(30, stalls, stalls * number(one, "mean_stall_s"));
            assertNear(one, opinion, "mos", within(clips.tolerance()));
        }
        // of the two published forms, the one that does not fall off a cliff at the only stall of a long film
        Vectors.Group films = vectors.group("additive_form");
        for (JsonNode one : films.cases()) {
            double stalls = number(one, "stalls");
            double opinion = Stalling.opinion(number(one, "video_s"), stalls, stalls * number(one, "mean_stall_s"));
            assertNear(one, opinion, "product_form", within(films.tolerance()));
        }
        assertAllRead(vectors, 93);
    }

    private static double opinion(Quality.Api request) {
        return Opinion.of(new Quality(Quality.Media.API, null, null, null, request, null))
                .orElseThrow();
    }

    private static double number(JsonNode one, String name) {
        assertThat(one.path(name).isNumber()).as("%s of %s", name, one).isTrue();
        return one.path(name).asDouble();
    }

    private static void assertNear(JsonNode one, double value, String expected, Offset<Double> near) {
        assertThat(value).as("%s of %s", expected, one).isCloseTo(number(one, expected), near);
    }

    private static void assertAllRead(Vectors vectors, int cases) {
        assertThat(vectors.used()).isGreaterThanOrEqualTo(cases);
        assertThat(vectors.unused()).as("groups nobody looked at").isEmpty();
    }
}
