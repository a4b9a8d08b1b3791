package xm;

import java.util.List;

/** What passengers of the airport's survey rate, in the order of the questionnaire and of each year's truth. */
public final class AirportFacilities {
    public static final List<String> IN_ORDER = List.of(
            "art",
            "restaurants",
            "shops",
            "signs",
            "walkways",
            "screens",
            "information-arrivals",
            "information-departures",
            "wifi",
            "roads",
            "parking",
            "airtrain",
            "long-term-parking",
            "rental-cars",
            "airport");

    private AirportFacilities() {}
}
