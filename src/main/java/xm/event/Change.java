package xm.event;

/** A release, campaign or policy change at a touchpoint, as a kebab-case name: a marker, no measurement. */
public record Change(String what) {}
