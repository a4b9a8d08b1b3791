package xm.signal.qoe;

import java.util.Locale;

/**
 * A narrow-band speech codec: how it impairs speech by itself (Ie), how it stands loss (Bpl), and how long it waits.
 *
 * <p>Source: ITU-T G.113 appendix I as public sources quote it. Plain G.711 means without concealment of losses, as
 * G.107 does by default; say {@code G.711 PLC} where it is concealed: at 1 % loss that is an opinion of 4.3 instead of
 * 3.8. G.729 and G.723.1 at 5.3 kbit/s are quoted without Bpl and take that of their sister.
 *
 * <p>Opus, G.722 and AMR-WB are not in it: they have no values for the narrow band, and a guess would be no measurement.
 */
public enum Codec {
    G711(0, 4.3, 10),
    G711_PLC(0, 25.1, 10),
    G729(10, 19, 25),
    G729A(11, 19, 25),
    G723_HIGH(15, 16.1, 37.5),
    G723_LOW(19, 16.1, 37.5),
    GSM_EFR(5, 10, 20);

    /** Impairment without loss. */
    final double ie;
    /** Robustness to loss. */
    final double bpl;
    /** How long it takes to fill a packet, of the length that the values are for, and to look ahead. */
    final double delayMillis;

    Codec(double ie, double bpl, double delayMillis) {
        this.ie = ie;
        this.bpl = bpl;
        this.delayMillis = delayMillis;
    }

    /**
     * The codec of that name, or {@code null} if its values are not known.
     *
     * <p>Capitals, dots, dashes and spaces do not matter, nor what follows a comma, slash or bracket:
     * {@code PCMU/8000}, {@code G.729A} and {@code g711-plc} are known.
     */
    static Codec named(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        for (int i = 0; i < name.length() && ",/(".indexOf(name.charAt(i)) < 0; i++) {
            if (Character.isLetterOrDigit(name.charAt(i))) {
                letters.append(name.charAt(i));
            }
        }
        return switch (letters.toString().toLowerCase(Locale.ROOT)) {
            case "g711", "g711noplc", "g711u", "g711a", "g711ulaw", "g711alaw", "pcmu", "pcma", "ulaw", "alaw" -> G711;
            case "g711plc", "g711uplc", "g711aplc", "g711ulawplc", "g711alawplc", "pcmuplc", "pcmaplc" -> G711_PLC;
            case "g729" -> G729;
            case "g729a", "g729ab", "g729avad" -> G729A;
            case "g7231", "g723", "g723163", "g723163k", "g723163kvad" -> G723_HIGH;
            case "g723153", "g723153k", "g723153kvad" -> G723_LOW;
            case "gsmefr" -> GSM_EFR;
            default -> null;
        };
    }

    double impairment(double lossPercent, double burstRatio) {
        return impairment(ie, bpl, lossPercent, burstRatio);
    }

    /**
     * Ie,eff of G.107: grows from Ie to 95 as packets are lost.
     *
     * @param lossPercent packets that were lost or came too late to be played, 0 to 100
     * @param burstRatio how much longer bursts of loss are than by chance, at least 1
     */
    static double impairment(double ie, double bpl, double lossPercent, double burstRatio) {
        return ie + (95 - ie) * lossPercent / (lossPercent / burstRatio + bpl);
    }
}
