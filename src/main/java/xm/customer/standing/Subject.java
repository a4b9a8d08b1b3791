package xm.customer.standing;

import xm.customer.Voice;

/** The customer who is looked at: who it is, what is remembered, and who is told. */
record Subject(String customer, Profile profile, Voice voice) {}
