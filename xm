#!/bin/sh
# Builds what is missing and runs the program: ./xm COMMAND, from any directory. XM_JAVA_OPTS replaces the options of
# memory and compiler.
set -eu

# also where a link leads here
self=$(readlink -f -- "$0" 2>/dev/null || printf '%s' "$0")
home=$(CDPATH='' cd -- "$(dirname -- "$self")" && pwd -P)
program=$home/target/dist/experience-monitor.jar

fail() {
  printf 'xm: %s\n' "$1" >&2
  exit 3
}

if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
  java=$JAVA_HOME/bin/java
else
  java=$(command -v java) || fail 'no Java was found; install a JDK, version 17 or later, or set JAVA_HOME'
fi
major=$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
[ "${major:-0}" -ge 17 ] || fail "$java is version ${major:-unknown}; install a JDK, version 17 or later, or set JAVA_HOME"

stale() {
  [ ! -f "$program" ] || [ -n "$(find "$home/pom.xml" "$home/src/main" -newer "$program" -type f | head -n 1)" ]
}

# a distribution without its sources is never stale
if [ -f "$home/pom.xml" ] && stale; then
  command -v mvn >/dev/null || fail 'the program is not built, and no Maven was found to build it; install Maven 3.8 or later'
  printf 'xm: building, this takes a minute at the first time\n' >&2
  mvn -q -f "$home/pom.xml" -Dmaven.test.skip=true package >&2 || fail 'the build failed; its messages are above'
  # a build that found nothing to do leaves the file as it was
  touch "$program"
fi
[ -f "$program" ] || fail "$program is missing; unpack the distribution again"

# speed is measured from the sources, so that nothing of it is shipped
if [ "${1:-}" = bench ]; then
  [ -f "$home/pom.xml" ] || fail 'bench needs the sources of the program, and a distribution has none'
  command -v mvn >/dev/null || fail 'bench is built with Maven; install Maven 3.8 or later'
  shift
  cd "$home"
  mvn -q -Dguard.format.skip=true test-compile dependency:build-classpath -Dmdep.outputFile=target/bench.classpath >&2 ||
    fail 'the build failed; its messages are above'
  exec "$java" -Xmx512m -cp "target/test-classes:target/classes:$(cat target/bench.classpath)" xm.speed.Bench "$@"
fi

case ${1:-} in
  # these start more than they compute
  demo | promises) options='-Xmx768m -XX:+UseSerialGC -XX:TieredStopAtLevel=1' ;;
  board) options='-Xmx512m -XX:+UseSerialGC' ;;
  backtest) options='-Xmx768m -XX:+UseSerialGC' ;;
  *) options='-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1' ;;
esac
# Java cannot tell whether a person looks at what it prints
terminal=
[ -t 1 ] && terminal='-Dxm.terminal.out=true'
[ -t 2 ] && terminal="$terminal -Dxm.terminal.err=true"
# options are several words on purpose
# shellcheck disable=SC2086
exec "$java" ${XM_JAVA_OPTS:-$options} $terminal -jar "$program" "$@"
