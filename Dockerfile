# The container of ElevenDops: the API and the dashboard under scripts/start.sh.
#
#   docker build --tag elevendops .
#   docker build --tag elevendops --build-arg EXTRA_PLUGINS="clinic-plugin==1.2 other-plugin" .
#
# EXTRA_PLUGINS names plugin packages of others, as pip takes them, separated by spaces; those of
# the folder examples are at /plugins, such as /plugins/appointments. The build fails when one of
# them wants another version of a locked package, or does not load.

FROM python:3.11-slim AS builder

SHELL ["/bin/bash", "-o", "pipefail", "-c"]
ARG POETRY_VERSION=2.5.1
ARG EXTRA_PLUGINS=""
ENV POETRY_NO_INTERACTION=1 \
    POETRY_VIRTUALENVS_CREATE=false

WORKDIR /app
RUN python -m venv /opt/poetry \
    && /opt/poetry/bin/pip install --no-cache-dir "poetry==${POETRY_VERSION}" \
    && python -m venv --without-pip /app/.venv
ENV VIRTUAL_ENV=/app/.venv

# The lock file decides every version. The project's own code is only pointed to, and follows below:
# so that the packages are one layer that changes with the lock file alone. Both packages for Gemini
# are in it, and GEMINI_SDK chooses.
COPY pyproject.toml poetry.lock ./
RUN mkdir core elevendops pages plugins scripts \
    && touch README.md elevendops.pth scripts/start.sh \
        core/__init__.py elevendops/__init__.py pages/__init__.py plugins/__init__.py \
    && /opt/poetry/bin/poetry install --only main --extras genai --compile --no-cache \
    && rm README.md

COPY examples /plugins
RUN pip --python /app/.venv/bin/python freeze --exclude elevendops > /tmp/locked.txt \
    && echo "${EXTRA_PLUGINS}" | xargs --no-run-if-empty \
        pip --python /app/.venv/bin/python install --no-cache-dir --constraint /tmp/locked.txt

# Never read by a running server: tests, headers, remote procedure calls of Arrow, notebook code and
# descriptions of Google's other services.
WORKDIR /app/.venv/lib/python3.11/site-packages
RUN rm -rf pandas/tests pyarrow/tests pyarrow/include pyarrow/src pyarrow/*flight* \
        pydeck/nbextension/static googleapiclient/discovery_cache/documents \
    && find numpy -type d -name tests -prune -exec rm -rf {} + \
    && /app/.venv/bin/python -W ignore -c "import googleapiclient.discovery, numpy, pandas, pyarrow, pydeck"

WORKDIR /build
COPY . ./
# Readable by everybody and written by nobody, whatever rights the files have where this is built.
RUN rm -r examples \
    && chmod -R a+rX,go-w . \
    && chmod a+x scripts/start.sh \
    && /app/.venv/bin/python -m compileall -q core elevendops pages plugins

FROM python:3.11-slim

LABEL org.opencontainers.image.title="ElevenDops" \
      org.opencontainers.image.description="A clinic's voice-education desk: API and dashboard" \
      org.opencontainers.image.licenses="MIT"

# The newest curl of the base's release, with its security updates: a pinned one disappears.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --user-group --no-create-home --home-dir /nonexistent \
        --shell /usr/sbin/nologin appuser \
    && install --directory --owner=appuser --group=appuser --mode=0700 /var/lib/elevendops

# The API is asked from inside the container only, where it is always at the same port; the
# dashboard listens at PORT, which Cloud Run sets, or at 8501. Nothing is written to the data folder
# in production.
ENV APP_ENV=production \
    BACKEND_API_URL=http://localhost:8000 \
    BACKEND_HOST=0.0.0.0 \
    BACKEND_PORT=8000 \
    ELEVENDOPS_DATA_DIR=/var/lib/elevendops \
    FRONTEND_HOST=0.0.0.0 \
    PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    VIRTUAL_ENV=/app/.venv

WORKDIR /app
COPY --from=builder /app/.venv .venv
COPY --from=builder /build .

USER 10001:10001

# Every plugin works in this image, or there is none.
RUN APP_ENV=local BACKEND_HOST=127.0.0.1 FRONTEND_HOST=127.0.0.1 elevendops plugins

EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["curl", "--fail", "--silent", "--show-error", "--max-time", "4", "--output", "/dev/null", "http://127.0.0.1:8000/api/health"]

CMD ["/app/scripts/start.sh"]
