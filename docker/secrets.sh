#!/usr/bin/env bash
# Makes the files of secrets that compose.yaml mounts, each once; what is there stays:
#
#   docker/secrets.sh [DIR]
#
# DIR is docker/secrets if it is not named. The directory is closed to others; the files in it can be read by all, for in a
# container they keep their owner, whom the processes there are not.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
directory=${1:-$here/secrets}

mkdir -p -- "$directory"
chmod 700 -- "$directory"

# keep NAME COMMAND...: makes the file of what the command prints
keep() {
  local name=$1
  shift
  if [ -e "$directory/$name" ]; then
    printf 'kept     %s\n' "$name"
  else
    "$@" > "$directory/$name"
    chmod 644 -- "$directory/$name"
    printf 'made     %s\n' "$name"
  fi
}

random() {
  od -An -N24 -tx1 /dev/urandom | tr -d ' \n'
}

for name in influx-token influx-password grafana-password board-token pseudonym-key; do
  keep "$name" random
done
# these are given by others: put yours there
keep slack-url printf 'https://hooks.slack.invalid/services/put-yours-here'
for name in pagerduty-key pagerduty-key-logistics; do
  keep "$name" printf 'put-yours-here'
done
