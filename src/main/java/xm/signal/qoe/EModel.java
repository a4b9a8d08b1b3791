package xm.signal.qoe;

/**
 * The E-model of ITU-T G.107 (06/2015): how well people can talk over a line, as a rating R from 0 to 100.
 *
 * <p>R = Ro - Is - Id - Ie,eff + A: signal to noise, less what disturbs together with speech, less delay and echo, less
 * codec and loss. With every default R is 93.2; {@link RFactor} makes it an opinion score.
 *
 * <p>Echo belongs to delay: leaving it out (T = 0) rates a call of 200 ms by 4.4 too high, one of 400 ms by 6.9. The
 * names of the terms are those of the Recommendation, so that it can be read beside the code.
 */
public final class EModel {
    /** How late speech arrives: one way talker echo (T), one way in all (Ta), round trip of listener echo (Tr), in ms. */
    public record Delay(double t, double ta, double tr) {

        /** Of a call that takes so long from mouth to ear and as long back. */
        public static Delay oneWay(double millis) {
            return new Delay(millis, millis, 2 * millis);
        }
    }

    private final Line line;
    private final double ro;
    /** Of Is what does not depend on delay. */
    private final double iolrAndIq;

    private final double roe;
    private final double talkerSidetone;
    private final double talkerEcho;
    private final double istWithoutEcho;

    public EModel(Line line) {
        this.line = line;
        double no = noise(line);
        ro = 15 - 1.5 * (line.slr() + no);
        iolrAndIq = iolr(line, no) + iq(line, ro);
        roe = -1.5 * (no - line.rlr());
        talkerSidetone = power(-line.stmr());
        talkerEcho = power(-line.telr());
        istWithoutEcho = istOf(talkerSidetone);
    }

    /** R, below 0 for what nobody can stand, with an equipment impairment as of {@link Codec#impairment}. */
    public double rating(Delay delay, double equipmentImpairment) {
        return ro - is(delay.t()) - id(delay) - equipmentImpairment + line.a();
    }

    double ro() {
        return ro;
    }

    double is(double t) {
        return iolrAndIq + ist(t);
    }

    private double id(Delay delay) {
        return idte(delay.t()) + idle(delay.tr()) + idd(delay.ta());
    }

    /** No: noise of circuit, rooms and set, as one level at the sender. */
    private static double noise(Line line) {
        double olr = line.slr() + line.rlr();
        double nos = line.ps() - line.slr() - line.ds() - 100 + 0.004 * square(line.ps() - olr - line.ds() - 14);
        double lstr = line.stmr() + line.dr();
        double pre = line.pr() + 10 * Math.log10(1 + power(10 - lstr));
        double nor = line.rlr() - 121 + pre + 0.008 * square(pre - 35);
        double nfo = line.nfor() + line.rlr();
        return 10 * Math.log10(power(line.nc()) + power(nos) + power(nor) + power(nfo));
    }

    /** Iolr: too loud a connection. */
    private static double iolr(Line line, double no) {
        double xolr = line.slr() + line.rlr() + 0.2 * (64 + no - line.rlr());
        return 20 * (root(8, xolr / 8) - xolr / 8);
    }

    /** Iq: quantization. */
    private static double iq(Line line, double ro) {
        double q = 37 - 15 * Math.log10(line.qdu());
        double g = 1.07 + 0.258 * q + 0.0602 * q * q;
        double y = (ro - 100) / 15 + 46 / 8.4 - g / 9;
        double z = 46.0 / 30 - g / 40;
        return 15 * Math.log10(1 + Math.pow(10, y) + Math.pow(10, z));
    }

    /** Ist: sidetone, with which early echo mixes. */
    private double ist(double t) {
        double sidetone = talkerSidetone + Math.exp(-t / 4) * talkerEcho;
        return sidetone == talkerSidetone ? istWithoutEcho : istOf(sidetone);
    }

    private static double istOf(double sidetone) {
        double stmro = -10 * Math.log10(sidetone);
        return 12 * root(8, (stmro - 13) / 6)
                - 28 * root(35, (stmro + 1) / 19.4)
                - 13 * root(13, (stmro - 3) / 33)
                + 29;
    }

    /** Idte: hearing oneself late; as published it begins at 1 ms with a gain of .1, which delays of calls never see. */
    double idte(double t) {
        double ist = ist(t);
        double echo = 0;
        if (t >= 1) {
            double terv = line.telr()
                    - 40 * Math.log10((1 + t / 10) / (1 + t / 150))
                    + 6 * Math.exp(-0.3 * t * t)
                    + (line.stmr() < 9 ? ist / 2 : 0);
            double half = (roe - (80 + 2.5 * (terv - 14))) / 2;
            echo = (half + Math.sqrt(half * half + 100) - 1) * (1 - Math.exp(-t));
        }
        return line.stmr() > 20 ? Math.hypot(echo, ist) : echo;
    }

    /** Idle: hearing the other twice. */
    double idle(double tr) {
        double half = (ro - 10.5 * (line.wepl() + 7) / Math.sqrt(Math.sqrt(tr + 1))) / 2;
        return half + Math.sqrt(half * half + 169);
    }

    /** Idd: answers that come too late to talk. */
    double idd(double ta) {
        if (ta <= line.mt()) {
            return 0;
        }
        double x = Math.log(ta / line.mt()) / Math.log(2);
        return 25 * (root(6 * line.st(), x) - 3 * root(6 * line.st(), x / 3) + 2);
    }

    /** (1 + x^n)^(1/n), which is 1 for small x and x for large. */
    private static double root(double n, double x) {
        return Math.pow(1 + Math.pow(x, n), 1 / n);
    }

    /** The power of a level in dB. */
    private static double power(double level) {
        return Math.pow(10, level / 10);
    }

    private static double square(double x) {
        return x * x;
    }
}
