#!/usr/bin/env bash
# Starts ElevenDops and keeps it running: the local service where the settings need it, the API
# (backend), and the dashboard (frontend) once the API is healthy.
#
#   - A process that ends is started again after 1, 2 and 4 seconds; when it ends once more,
#     everything ends with status 1. One that ran for five minutes has its three restarts anew.
#     The local service only previews what a provider does, so that its failures never end the
#     product: it is started again for as long as it takes, with pauses of up to 30 seconds.
#   - A process that does not become healthy within 30 seconds at the first start ends everything
#     with status 1; later it is killed and counts as ended.
#   - SIGTERM, SIGINT and SIGHUP stop everything within 8 seconds, with status 0.
#
# Works as process 1 of a container too: bash collects orphans.

set -uo pipefail

readonly HEALTH_SECONDS=30 STABLE_SECONDS=300 GRACE_SECONDS=6
readonly ENDS_ALLOWED=3 LONGEST_PAUSE=30

# In the order of starting.
readonly NAMES=(local backend frontend)
declare -rA MODULE=([local]=core.local [backend]=core.api [frontend]=core.ui)
declare -rA TITLE=([local]="Local service" [backend]=Backend [frontend]=Frontend)
declare -rA HEALTH_PATH=([local]=/health [backend]=/api/health [frontend]=/_stcore/health)
declare -A host=() port=()

# What preflight.py answers.
needs_local_service="" demo="" backend_host="" backend_port="" frontend_host="" frontend_port=""

# By name; an absent key means: not running, not due, not awaited, never healthy yet.
declare -A pid=() started=() ends=() due=() healthy_by=() was_healthy=()
declare -i stop_asked=0

log() { TZ=UTC printf '[%(%Y-%m-%dT%H:%M:%SZ)T] %s: %s\n' -1 "$1" "$2"; }

stop_everything() {
  local -i status=$1 deadline=$((SECONDS + GRACE_SECONDS))
  local name
  trap '' TERM INT HUP
  ((status)) || log INFO "Stopping"
  for name in "${!pid[@]}"; do kill -TERM "${pid[$name]}" 2>/dev/null; done
  for name in "${!pid[@]}"; do
    while kill -0 "${pid[$name]}" 2>/dev/null; do
      if ((SECONDS > deadline)); then
        log WARNING "${TITLE[$name]} did not stop in time and is killed"
        break
      fi
      pause 0.05
    done
    kill_group "${pid[$name]}"
  done
  ((status)) || log INFO "Stopped"
  exit "$status"
}

# Each process leads a group of its own: this ends whatever it has left behind.
kill_group() { kill -KILL -- "-$1" 2>/dev/null; }

# Sleeps without a process of its own.
pause() { read -rt "$1" -u "$never"; }

refuse() {
  log ERROR "$1"
  exit 1
}

find_python() {
  if [[ -n ${VIRTUAL_ENV:-} && -x $VIRTUAL_ENV/bin/python ]]; then
    python=$VIRTUAL_ENV/bin/python
  elif [[ -x .venv/bin/python ]]; then
    python=$PWD/.venv/bin/python
  else
    python=$(command -v python3) || refuse "python3 is not installed: install Python 3.11"
  fi
}

read_settings() {
  local answer problem
  answer=$(setsid "$python" scripts/preflight.py)
  case $? in
    0) eval "$answer" ;;
    3)
      while IFS= read -r problem; do log ERROR "$problem"; done <<<"$answer"
      exit 1
      ;;
    *) refuse "The settings could not be read with $python" ;;
  esac
  export ELEVENDOPS_DATA_DIR LOCAL_SERVICE_PORT LOG_LEVEL
  host=([local]=127.0.0.1 [backend]=$backend_host [frontend]=$frontend_host)
  port=([local]=$LOCAL_SERVICE_PORT [backend]=$backend_port [frontend]=$frontend_port)
}

launch() {
  local name=$1
  unset "due[$name]"
  # A session of its own, so that a Ctrl-C in the terminal reaches this script alone; and an end
  # of this script by SIGKILL ends the process too.
  setsid setpriv --pdeathsig TERM -- "$python" -m "${MODULE[$name]}" \
    </dev/null 2>&1 {never}>&- &
  pid[$name]=$!
  started[$name]=$SECONDS
  healthy_by[$name]=$((SECONDS + HEALTH_SECONDS))
  log INFO "${TITLE[$name]} started on port ${port[$name]}"
}

answers() {
  local link status_line=""
  # Without curl, which a slim container lacks.
  { exec {link}<>"/dev/tcp/${host[$1]}/${port[$1]}"; } 2>/dev/null || return 1
  printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' \
    "${HEALTH_PATH[$1]}" 1>&"$link" 2>/dev/null
  read -rt 0.5 -u "$link" status_line
  exec {link}>&-
  [[ $status_line == HTTP/1.?" 200"* ]]
}

await_health() {
  local name=$1
  if answers "$name"; then
    unset "healthy_by[$name]"
    on_healthy "$name"
    was_healthy[$name]=yes
  elif ((SECONDS >= healthy_by[$name])); then
    log ERROR "${TITLE[$name]} did not become healthy within $HEALTH_SECONDS seconds"
    if [[ $name != local && -z ${was_healthy[$name]:-} ]]; then stop_everything 1; fi
    kill_group "${pid[$name]}"
  fi
}

frontend_url() {
  case ${host[frontend]} in
    0.0.0.0 | ::) echo "http://127.0.0.1:${port[frontend]}" ;;
    *:*) echo "http://[${host[frontend]}]:${port[frontend]}" ;;
    *) echo "http://${host[frontend]}:${port[frontend]}" ;;
  esac
}

# Demo mode: through the API, while the product is in use already. What is there is left as it is,
# so that the next start completes what this one could not.
fill_with_samples() {
  log INFO "Filling the clinic with sample data"
  setsid setpriv --pdeathsig TERM -- "$python" -m core.cli seed --if-empty \
    </dev/null 2>&1 {never}>&- &
}

on_healthy() {
  case $1 in
    backend)
      log INFO "Health check passed"
      [[ -n ${was_healthy[backend]:-} ]] || due[frontend]=$SECONDS
      ;;
    frontend)
      log INFO "Open $(frontend_url)"
      [[ $demo == no || -n ${was_healthy[frontend]:-} ]] || fill_with_samples
      ;;
  esac
}

on_end() {
  local name=$1 status
  wait "${pid[$name]}" 2>/dev/null # bash would report a killed process in words of its own
  status=$?
  kill_group "${pid[$name]}"
  ((SECONDS - started[$name] < STABLE_SECONDS)) || ends[$name]=0
  unset "pid[$name]" "healthy_by[$name]"
  ends[$name]=$((${ends[$name]:-0} + 1))
  if [[ $name != local ]] && ((ends[$name] > ENDS_ALLOWED)); then
    log ERROR "${TITLE[$name]} ended with status $status after $ENDS_ALLOWED restarts: giving up"
    stop_everything 1
  fi
  local -i seconds=$((ends[$name] > 5 ? LONGEST_PAUSE : 1 << (ends[$name] - 1)))
  due[$name]=$((SECONDS + seconds))
  log WARNING "${TITLE[$name]} ended with status $status: restart ${ends[$name]} in $seconds s"
}

# Polls: `wait -n` can miss a process that ends between two calls, and a trap that does more than
# set a flag keeps bash from noticing that a process has ended.
supervise() {
  local name
  while ! ((stop_asked)); do
    for name in "${NAMES[@]}"; do
      if [[ -n ${pid[$name]:-} ]]; then
        if ! kill -0 "${pid[$name]}" 2>/dev/null; then
          on_end "$name"
        elif [[ -n ${healthy_by[$name]:-} ]]; then
          await_health "$name"
        fi
      elif [[ -n ${due[$name]:-} ]] && ((SECONDS >= due[$name])); then
        launch "$name"
      fi
    done
    pause 0.1
  done
  stop_everything 0
}

main() {
  trap 'stop_asked=1' TERM INT HUP
  trap '' PIPE # a closed terminal or connection is an error of one write, not our end
  cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
  exec {never}<> <(:)
  local program
  for program in setsid setpriv; do
    command -v "$program" >/dev/null || refuse "$program is not installed: install util-linux"
  done
  export PYTHONUNBUFFERED=1
  find_python
  read_settings
  if ! ((stop_asked)); then
    [[ $needs_local_service == no ]] || launch local
    launch backend
  fi
  supervise
}

main "$@"
