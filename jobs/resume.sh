#!/usr/bin/env bash
# Prints the newest checkpoint or savepoint under directories, from which a job can go on:
#
#   jobs/resume.sh DIR...
#
# Counts only what is whole: a directory that has its _metadata, which Flink writes last; DIR may be such a one itself. For file
# systems that are mounted; with high availability, as on Kubernetes, Flink knows by itself where it was.
# Exit codes: 0 printed, 1 there is none yet, which is said, 2 the command line is wrong or a directory cannot be looked into.
set -euo pipefail

cannot() {
  printf 'resume: %s\n' "$1" >&2
  exit 2
}

[ $# -gt 0 ] || cannot 'no directory was named; write resume.sh DIR...'

complaints=$(mktemp) || cannot 'there is no place for a temporary file; set TMPDIR to a directory that can be written'
trap 'rm -f -- "$complaints"' EXIT

newest=
newest_at=
for directory in "$@"; do
  case $directory in
    *://*) cannot "$directory is not on this machine, where alone can be looked; name the checkpoint or savepoint itself with --savepoint" ;;
  esac
  [ -e "$directory" ] || cannot "there is no directory $directory; check its name, and that it is mounted"
  [ -d "$directory" ] || cannot "$directory is no directory; name the one that checkpoints or savepoints lie under"
  while IFS= read -r -d '' found; do
    at=${found%% *}
    # of two at the same moment any will do
    if [ -z "$newest" ] || [[ $at > $newest_at ]]; then
      newest=$(dirname -- "${found#* }")
      newest_at=$at
    fi
  done < <(LC_ALL=C find "$directory" -mindepth 1 -maxdepth 4 -name lost+found -prune -o -name _metadata -type f -size +0 -printf '%T+ %p\0' 2>>"$complaints")
done

# a job that runs deletes old checkpoints meanwhile, which find complains of
if blind=$(grep -v 'No such file or directory$' "$complaints"); then
  cannot "cannot look everywhere, so the newest may be where it cannot be seen; let this user read it: ${blind%%$'\n'*}"
fi
if [ -z "$newest" ]; then
  printf 'resume: there is no whole checkpoint or savepoint under %s yet\n' "$*" >&2
  exit 1
fi
printf '%s\n' "$newest"
