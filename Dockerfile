# The site as an image: `docker build --tag citizen-portal .`, or with all it needs around it, compose.yaml.
# How it is run, and what must be kept: docs/operations.md. The tests of tests/deployment/ keep this file true.

# Debian 12 with its own kind of Python: what the wheels are built for and what scripts/system installs for.
FROM python:3.11-slim-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends make && rm -rf /var/lib/apt/lists/*
WORKDIR /srv/portal
# What changes seldom comes first: wheels by their hashes, and what the assets are made with.
COPY Makefile constraints.txt package.json package-lock.json .npmrc ./
COPY scripts scripts
RUN make .venv/.ready-to-run node_modules/.ready
COPY citizen_portal citizen_portal
COPY translations translations
COPY wsgi.py gunicorn.conf.py ./
# static/, the compiled catalogues, and the modules compiled too: nothing can be written later.
RUN make build && .venv/bin/python -m compileall -q citizen_portal wsgi.py

FROM python:3.11-slim-bookworm
ARG VERSION=unknown
LABEL org.opencontainers.image.title="Citizen Portal" \
      org.opencontainers.image.description="Guidance on virksomhedspraktik and løntilskud, and a place to register one" \
      org.opencontainers.image.version="$VERSION"
WORKDIR /srv/portal
COPY scripts scripts
RUN scripts/system papers && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 portal \
    && useradd --uid 10001 --gid portal --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin portal \
    && install --directory --owner portal --group portal --mode 700 /var/lib/portal
COPY --from=build /srv/portal/.venv .venv
COPY --from=build /srv/portal/citizen_portal citizen_portal
COPY --from=build /srv/portal/translations translations
COPY --from=build /srv/portal/wsgi.py /srv/portal/gunicorn.conf.py ./
# Of a container only its network reaches it. All that is written lies in PORTAL_DATA and in /tmp.
ENV PATH=/srv/portal/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PORTAL_BIND=0.0.0.0 \
    PORT=8000 \
    PORTAL_DATA=/var/lib/portal
VOLUME /var/lib/portal
USER 10001:10001
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
    CMD ["python", "scripts/healthy"]
CMD ["gunicorn", "wsgi:app"]
