#!/usr/bin/env bash
# Prepares a Google Cloud project for ElevenDops: services, accounts with their rights, the image
# repository, the bucket, the Firestore database with its indexes, and the secrets. Run it again
# whenever it stopped half-way or something has changed: what is there stays as it is.

set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: deploy/setup.sh --project ID --region REGION [options]

Prepares a Google Cloud project for ElevenDops. Safe to run again.

  --project ID       the Google Cloud project; it must exist and have billing
  --region REGION    where everything is kept and runs, for example europe-west1;
                     the place of stored data cannot be changed later
  --service NAME     Cloud Run service and its account (default: elevendops)
  --repository NAME  Artifact Registry repository (default: elevendops)
  --database NAME    Firestore database (default: elevendops)
  --bucket NAME      Cloud Storage bucket (default: PROJECT-elevendops)
  --auth-mode MODE   sign-in: oidc (default) or iap
  --langsmith        also keep LANGSMITH_API_KEY, to trace the writing of scripts
  --dry-run          print every command, run none; needs neither gcloud nor an account
  --help             this text

Secrets are taken from the environment variables ELEVENLABS_API_KEY, GOOGLE_API_KEY,
OIDC_CLIENT_SECRET, COOKIE_SECRET (and LANGSMITH_API_KEY), else asked for; COOKIE_SECRET is made
up when it is not given. A secret that has a value already is neither asked for nor changed.
TEXT
}

fail() {
  printf 'ERROR: %s\n' "$1" >&2
  exit 1
}

say() { printf '\n# %s\n' "$1"; }

# --- Commands ---------------------------------------------------------------------------------

# Runs a command that changes something; with --dry-run it is printed instead.
run() {
  if [[ $dry_run == yes ]]; then
    printf '%s\n' "$(quoted "$@")"
  else
    "$@" || fail "This failed: $(quoted "$@"). Mend the cause and run this again; what is done is kept"
  fi
}

# As you would type it.
quoted() {
  local word text=""
  for word in "$@"; do
    if [[ $word =~ ^[A-Za-z0-9_./:=@,+-]+$ ]]; then text+=" $word"; else text+=" '$word'"; fi
  done
  printf '%s' "${text# }"
}

# True when the command that looks for a thing finds it. A dry run takes it that nothing is there.
exists() {
  if [[ $dry_run == yes ]]; then
    printf '# unless this finds it: %s\n' "$(quoted "$@")"
    return 1
  fi
  "$@" >/dev/null 2>&1
}

# Gives a right. A new account is not known everywhere at once, so that this is tried again.
grant() {
  local pause
  if [[ $dry_run == no ]]; then
    for pause in 5 10 20; do
      if "$@" --quiet >/dev/null 2>&1; then return; fi
      sleep "$pause"
    done
    "$@" --quiet >/dev/null || fail "This failed: $(quoted "$@"). Mend the cause and run this again; what is done is kept"
  else
    printf '%s\n' "$(quoted "$@")"
  fi
}

# --- What is asked for ------------------------------------------------------------------------

project="" region="" service=elevendops repository=elevendops database=elevendops bucket=""
auth_mode=oidc langsmith=no dry_run=no

value_of() { # OPTION VALUE...
  [[ $# -ge 2 && -n $2 && $2 != --* ]] || fail "$1 needs a value; see --help"
}

read_arguments() {
  while (($#)); do
    case $1 in
      --project | --region | --service | --repository | --database | --bucket | --auth-mode)
        value_of "$@"
        local name=${1#--}
        printf -v "${name//-/_}" '%s' "$2"
        shift 2
        ;;
      --langsmith) langsmith=yes && shift ;;
      --dry-run) dry_run=yes && shift ;;
      --help | -h) usage && exit 0 ;;
      *) fail "$1 is not an option; see --help" ;;
    esac
  done
  [[ -n $project ]] || fail "--project is missing: name the Google Cloud project; see --help"
  [[ -n $region ]] || fail "--region is missing: say where data is kept, for example europe-west1; see --help"
  [[ $project =~ ^[a-z][a-z0-9-]{4,28}[a-z0-9]$ ]] || fail "--project: '$project' is not the id of a project"
  [[ $region =~ ^[a-z]+-[a-z]+[0-9]+$ ]] || fail "--region: '$region' is not a region such as europe-west1"
  # The service's account has its name, and account names have 6 to 30 characters.
  [[ $service =~ ^[a-z][a-z0-9-]{4,28}[a-z0-9]$ ]] || fail "--service: use 6 to 30 small letters, digits and hyphens"
  [[ $repository =~ ^[a-z][a-z0-9-]{0,61}[a-z0-9]$ ]] || fail "--repository: use small letters, digits and hyphens"
  [[ $database == "(default)" || $database =~ ^[a-z][a-z0-9-]{2,61}[a-z0-9]$ ]] || fail "--database: use 4 to 63 small letters, digits and hyphens"
  bucket=${bucket:-$project-elevendops}
  [[ $bucket =~ ^[a-z0-9][a-z0-9_.-]{1,61}[a-z0-9]$ ]] || fail "--bucket: '$bucket' is not the name of a bucket"
  [[ $auth_mode == oidc || $auth_mode == iap ]] || fail "--auth-mode: '$auth_mode' is neither oidc nor iap"

  account=$service@$project.iam.gserviceaccount.com
  builder=elevendops-build@$project.iam.gserviceaccount.com
  source_bucket=$bucket-source
  secrets=(ELEVENLABS_API_KEY GOOGLE_API_KEY)
  [[ $auth_mode == iap ]] || secrets+=(OIDC_CLIENT_SECRET COOKIE_SECRET)
  [[ $langsmith == no ]] || secrets+=(LANGSMITH_API_KEY)
}

# What the commands below inherit must not hold a secret.
hide_secrets() {
  local name
  for name in ELEVENLABS_API_KEY GOOGLE_API_KEY OIDC_CLIENT_SECRET COOKIE_SECRET LANGSMITH_API_KEY; do
    given[$name]=${!name:-}
    unset "$name"
  done
}

find_python() {
  if [[ -n ${VIRTUAL_ENV:-} && -x $VIRTUAL_ENV/bin/python ]]; then
    python=$VIRTUAL_ENV/bin/python
  else
    python=$root/.venv/bin/python
  fi
  [[ -x $python ]] || fail "ElevenDops is not installed here: run \`make install\` first"
}

check_gcloud() {
  [[ $dry_run == no ]] || return 0
  command -v gcloud >/dev/null || fail "gcloud is not installed: see https://cloud.google.com/sdk/docs/install"
  local signed_in
  signed_in=$(gcloud auth list --filter=status:ACTIVE '--format=value(account)' 2>/dev/null) || signed_in=""
  [[ -n $signed_in ]] || fail "Nobody is signed in to gcloud: run \`gcloud auth login\`"
  number=$(gcloud projects describe "$project" '--format=value(projectNumber)' 2>/dev/null) || number=""
  [[ -n $number ]] || fail "The project $project does not exist, or $signed_in may not see it"
}

# --- The parts --------------------------------------------------------------------------------

enable_services() {
  say "Google's services"
  run gcloud services enable --project="$project" \
    run.googleapis.com cloudbuild.googleapis.com artifactregistry.googleapis.com \
    firestore.googleapis.com storage.googleapis.com secretmanager.googleapis.com \
    iam.googleapis.com iamcredentials.googleapis.com logging.googleapis.com \
    cloudtrace.googleapis.com
  [[ $auth_mode == oidc ]] || run gcloud services enable --project="$project" iap.googleapis.com
}

make_accounts() {
  say "Accounts: $service runs the product, elevendops-build builds and deploys it"
  make_account "$service" "$account" "ElevenDops, the running product"
  make_account elevendops-build "$builder" "ElevenDops, build and deployment"
}

make_account() {
  exists gcloud iam service-accounts describe "$2" --project="$project" ||
    run gcloud iam service-accounts create "$1" --project="$project" --display-name="$3"
}

make_repository() {
  say "Repository of images"
  exists gcloud artifacts repositories describe "$repository" --project="$project" --location="$region" ||
    run gcloud artifacts repositories create "$repository" --project="$project" \
      --location="$region" --repository-format=docker --description="Images of ElevenDops"
}

make_buckets() {
  say "Bucket of audio and texts, closed to the public; a deleted file can be restored for 7 days"
  make_bucket "$bucket" --soft-delete-duration=7d
  say "Bucket of the source that is handed to Cloud Build"
  make_bucket "$source_bucket" --soft-delete-duration=0
}

make_bucket() { # NAME OPTION...
  local name=$1
  shift
  exists gcloud storage buckets describe "gs://$name" --project="$project" ||
    run gcloud storage buckets create "gs://$name" --project="$project" --location="$region" \
      --uniform-bucket-level-access --public-access-prevention "$@"
}

make_database() {
  say "Firestore database; it cannot be deleted by accident"
  exists gcloud firestore databases describe --database="$database" --project="$project" ||
    run gcloud firestore databases create --database="$database" --project="$project" \
      --location="$region" --type=firestore-native --delete-protection
}

make_indexes() {
  say "Indexes, as the plugins of this version declare them"
  local file
  file=$(mktemp)
  # shellcheck disable=SC2064 # the name is known now
  trap "rm -f '$file'" EXIT
  (cd "$root" && APP_ENV=local "$python" -m core.cli indexes --output "$file") ||
    fail "The list of indexes could not be made"
  local options=(--project="$project" --database="$database")
  [[ $dry_run == no ]] || options+=(--dry-run)
  "$python" "$root/deploy/indexes.py" "${options[@]}" "$file" || exit 1
}

grant_rights() {
  say "Rights of the running product"
  local member=serviceAccount:$account name
  # Read and write documents, in this database only.
  grant gcloud projects add-iam-policy-binding "$project" --member="$member" \
    --role=roles/datastore.user \
    --condition="expression=resource.name==\"projects/$project/databases/$database\",title=elevendops-$database"
  # Read, write and delete files, in this bucket only.
  grant gcloud storage buckets add-iam-policy-binding "gs://$bucket" --member="$member" \
    --role=roles/storage.objectAdmin
  # Write logs.
  grant gcloud projects add-iam-policy-binding "$project" --member="$member" \
    --role=roles/logging.logWriter --condition=None
  # Send traces to Cloud Trace.
  grant gcloud projects add-iam-policy-binding "$project" --member="$member" \
    --role=roles/cloudtrace.agent --condition=None
  # Sign addresses of audio files: on Cloud Run an account has no key of its own, and asks Google
  # to sign in its name. On itself only.
  grant gcloud iam service-accounts add-iam-policy-binding "$account" --project="$project" \
    --member="$member" --role=roles/iam.serviceAccountTokenCreator
  # Read secrets, these only.
  for name in "${secrets[@]}"; do
    grant gcloud secrets add-iam-policy-binding "$name" --project="$project" --member="$member" \
      --role=roles/secretmanager.secretAccessor
  done

  say "Rights of build and deployment"
  member=serviceAccount:$builder
  # Deploy revisions. A developer cannot open a service to the public; Identity-Aware Proxy is
  # switched on by the deployment itself, and Google wants an administrator for that.
  local deployer=roles/run.developer
  [[ $auth_mode == oidc ]] || deployer=roles/run.admin
  grant gcloud projects add-iam-policy-binding "$project" --member="$member" \
    --role="$deployer" --condition=None
  # Start revisions that run as the product's account.
  grant gcloud iam service-accounts add-iam-policy-binding "$account" --project="$project" \
    --member="$member" --role=roles/iam.serviceAccountUser
  # Make the indexes that a new version needs.
  grant gcloud projects add-iam-policy-binding "$project" --member="$member" \
    --role=roles/datastore.indexAdmin --condition=None
  # Push images.
  grant gcloud artifacts repositories add-iam-policy-binding "$repository" --project="$project" \
    --location="$region" --member="$member" --role=roles/artifactregistry.writer
  # Read the source that `gcloud builds submit` hands over.
  grant gcloud storage buckets add-iam-policy-binding "gs://$source_bucket" --member="$member" \
    --role=roles/storage.objectViewer
  # Write the build's log.
  grant gcloud projects add-iam-policy-binding "$project" --member="$member" \
    --role=roles/logging.logWriter --condition=None
}

# --- Secrets ----------------------------------------------------------------------------------

has_value() { exists gcloud secrets versions describe latest --secret="$1" --project="$project"; }

check_value() { # NAME VALUE
  [[ -n ${2//[[:space:]]/} ]] || fail "$1 is empty: run this again and give it"
  [[ $2 != *[[:space:]]* ]] || fail "$1 holds a space or a line break: run this again and give it without"
  [[ $1 != COOKIE_SECRET || ${#2} -ge 32 ]] || fail "COOKIE_SECRET: use at least 32 characters"
}

# Before anything is made: every secret is there, or given and good, or somebody can be asked.
check_secrets() {
  local name missing=()
  for name in "${secrets[@]}"; do
    [[ -z ${given[$name]} ]] || check_value "$name" "${given[$name]}"
  done
  [[ $dry_run == no && ! -t 0 ]] || return 0
  for name in "${secrets[@]}"; do
    [[ $name == COOKIE_SECRET || -n ${given[$name]} ]] || has_value "$name" || missing+=("$name")
  done
  ((${#missing[@]} == 0)) ||
    fail "Set ${missing[*]} in the environment, or run this in a terminal, where you are asked"
}

keep_secrets() {
  say "Secrets"
  local name
  for name in "${secrets[@]}"; do
    exists gcloud secrets describe "$name" --project="$project" ||
      run gcloud secrets create "$name" --project="$project" \
        --replication-policy=user-managed --locations="$region"
    has_value "$name" || keep_value "$name"
  done
}

keep_value() {
  local name=$1 value=""
  local command=(gcloud secrets versions add "$name" --project="$project" --data-file=-)
  if [[ $dry_run == yes ]]; then
    printf '%s  # the value comes in through standard input\n' "$(quoted "${command[@]}")"
    return
  fi
  value=${given[$name]}
  if [[ -z $value && $name == COOKIE_SECRET ]]; then
    value=$(head -c 48 /dev/urandom | base64 -w 0)
  elif [[ -z $value ]]; then
    [[ $name != OIDC_CLIENT_SECRET ]] ||
      printf 'The OpenID client needs this redirect address:\n  %s/oauth2callback\n' "$(address)"
    read -rsp "$name (not shown): " value </dev/tty || true
    printf '\n'
  fi
  check_value "$name" "$value"
  # printf is part of the shell: no process ever has the value among its arguments.
  printf '%s' "$value" | run "${command[@]}" >/dev/null || exit 1
}

address() { printf 'https://%s-%s.%s.run.app' "$service" "${number:-PROJECT_NUMBER}" "$region"; }

tell_next_steps() {
  say "Done. Next"
  printf '%s\n' \
    "The address of the product will be $(address)" \
    "OpenID redirect address:           $(address)/oauth2callback" \
    "Audience of Identity-Aware Proxy:  /projects/${number:-PROJECT_NUMBER}/locations/$region/services/$service" \
    "Build and deploy as docs/deploy.md says, from 'First build' on."
}

main() {
  root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
  declare -gA given=()
  number=""
  hide_secrets
  read_arguments "$@"
  find_python
  check_gcloud
  check_secrets
  enable_services
  make_accounts
  make_repository
  make_buckets
  make_database
  make_indexes
  keep_secrets
  grant_rights
  tell_next_steps
}

main "$@"
