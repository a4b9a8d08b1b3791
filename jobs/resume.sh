#!/usr/bin/env bash
# Prints the newest checkpoint or savepoint under directories, from which a job can go on:
#
#   jobs/resume.sh DIR...
#
# Counts only what is whole: a directory that has its _metadata, which Flink writes last. For file systems that are mounted;
# with high availability, as on Kubernetes, Flink knows by itself where it was.
# Exit codes: 0 printed, 1 there is none yet, which is said, 2 the command line is wrong.
set -euo pipefail

if [ $# -eq 0 ]; then
  printf 'resume: no directory was named; write resume.sh DIR...\n' >&2
  exit 2
fi

newest=
newest_at=
for directory in "$@"; do
  [ -d "$directory" ] || continue
  # a job that runs deletes old checkpoints meanwhile, which find complains of
  while IFS= read -r -d '' found; do
    at=${found%% *}
    # of two at the same moment any will do
    if [ -z "$newest" ] || [[ $at > $newest_at ]]; then
      newest=$(dirname -- "${found#* }")
      newest_at=$at
    fi
  done < <(find "$directory" -mindepth 2 -maxdepth 4 -name _metadata -type f -size +0 -printf '%T+ %p\0' 2>/dev/null)
done

if [ -z "$newest" ]; then
  printf 'resume: there is no whole checkpoint or savepoint under %s yet\n' "$*" >&2
  exit 1
fi
printf '%s\n' "$newest"
