# exitway in a container; `make lint-docker` checks this file.
#   docker build --tag exitway .
#   docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/data" exitway check scenarios/market.yaml
FROM swift:6.3-bookworm AS build
WORKDIR /source
# The libraries first: they change less often than the sources.
COPY scripts/setup.sh scripts/packages.sh scripts/
RUN sh scripts/setup.sh
COPY Package.swift ./
COPY Sources Sources
# SwiftPM wants the folder of every target, also of those that it does not build.
COPY Benchmarks Benchmarks
COPY Tests Tests
COPY scripts/build-program.sh scripts/
COPY LICENSE ./
RUN sh scripts/build-program.sh /program

FROM debian:bookworm-slim
# What exitway loads, git for `exitway diff`, certificates for TLS, and time zones for schedules.
# No versions: Debian 12 changes these packages for security only, and drops the ones before.
# hadolint ignore=DL3008
RUN apt-get update \
  && apt-get install --yes --no-install-recommends \
    ca-certificates git libbrotli1 libcld2-0 libcurl4 libsqlite3-0 libssl3 libxml2 tzdata zlib1g \
  && rm -rf /var/lib/apt/lists/* \
  && useradd --uid 10001 --user-group --create-home exitway \
  && mkdir /data \
  && chown exitway:exitway /data \
  # The mounted folder belongs to somebody outside, and git refuses such a repository otherwise.
  && git config --system --add safe.directory /data
# The program looks for its data where it lies itself, also when it is called through the link.
COPY --from=build /program /opt/exitway
RUN ln -s /opt/exitway/exitway /usr/local/bin/exitway
USER 10001:10001
WORKDIR /data
VOLUME /data
ENTRYPOINT ["exitway"]
CMD ["--help"]
