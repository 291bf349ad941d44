# The demo portal of this repository in a container: docker build -t glasno . && docker run -p 8080:8080 glasno
# A portal of one's own has a Dockerfile too, from `glasno init`; this one installs the program from its source.

FROM python:3.13-slim AS build
ARG SOURCE_DATE_EPOCH
WORKDIR /portal
COPY requirements/run.lock requirements/
RUN python -m pip install --disable-pip-version-check --no-cache-dir --require-hashes --only-binary :all: \
    -r requirements/run.lock
COPY pyproject.toml README.md LICENSE ./
COPY generator generator
RUN python -m pip install --disable-pip-version-check --no-cache-dir --no-deps --no-index --no-build-isolation .
COPY mkdocs.yml ./
COPY theme_overrides theme_overrides
COPY content content
RUN glasno build \
    && glasno deploy nginx --folder /srv/site --brotli --output glasno.conf

FROM debian:12-slim
# Not pinned: the newest nginx of Debian is the one with its holes mended.
# hadolint ignore=DL3008
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends nginx-light libnginx-mod-http-brotli-static \
    && rm -rf /var/lib/apt/lists/*
COPY generator/starter/nginx.conf /etc/nginx/nginx.conf
COPY --from=build /portal/glasno.conf /etc/nginx/glasno.conf
COPY --from=build /portal/site /srv/site
USER 33
RUN nginx -t
EXPOSE 8080
ENTRYPOINT ["nginx", "-g", "daemon off;"]
