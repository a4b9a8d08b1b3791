#!/usr/bin/env bash
# Whether something answers over HTTP on this machine, for images that have neither curl nor wget:
#
#   health.sh PORT PATH [TEXT]
#
# Exit codes: 0 it answers with 200, and TEXT is in what it says; 1 it does not.
set -uo pipefail

port=$1
path=$2
text=${3:-}

{ exec 3<> "/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || exit 1
printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$path" >&3
# binary zeros cannot be held in a variable, and Flink's pages have none
answer=$(timeout 5 cat <&3 | tr -d '\0')
[[ $answer == "HTTP/1."?" 200"* && $answer == *"$text"* ]]
