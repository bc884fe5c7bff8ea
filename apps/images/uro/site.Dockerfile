# The web site of Uro. The context is the folder frontend of the same checkout, the context "recipe"
# the folder of this file; the build argument API is the image that api.Dockerfile made of it.
ARG API
FROM ${API} AS api

FROM docker.io/library/node:22.22.0-alpine@sha256:e4bf2a82ad0a4037d28035ae71529873c069b13eb0455466ae0bc13363826e34 AS build
ENV NEXT_TELEMETRY_DISABLED=1
WORKDIR /app

RUN apk add --no-cache libc6-compat
# The lock file is of version 9.0, which pnpm 9 writes.
RUN npm install --global pnpm@9.15.9

# Two packages are gone from the registry; the folder replaced has what the site uses of them. Without them
# the lock file must have nothing that was not in it before.
COPY package.json pnpm-lock.yaml ./
RUN sed -i -E '/"@ariesclark\/(extensions|react-hooks)"/d' package.json \
    && cp pnpm-lock.yaml /tmp/locked.yaml \
    && pnpm install --no-frozen-lockfile --lockfile-only \
    && ! grep -vxFf /tmp/locked.yaml pnpm-lock.yaml | grep 'resolution:' \
    && pnpm install --frozen-lockfile

COPY . .
COPY --from=recipe replaced ./src/replaced
RUN grep -rlE '"@ariesclark/(extensions|react-hooks)"' src \
    | xargs sed -i -E 's#"@ariesclark/(extensions|react-hooks)"#"~/replaced/\1"#'
COPY --from=api /app/frontend/src/__generated/openapi.json ./src/__generated/openapi.json
RUN ./node_modules/.bin/openapi-ts

# Read again when the site starts (src/environment.ts); the build only wants them to be there.
RUN NODE_ENV=production \
    NEXT_PUBLIC_ORIGIN=http://site.invalid \
    API_ORIGIN=http://api.invalid \
    NEXT_PUBLIC_API_ORIGIN=http://site.invalid/api/v1 \
    NEXT_PUBLIC_TURNSTILE_SITEKEY=0 \
    pnpm run build

FROM docker.io/library/node:22.22.0-alpine@sha256:e4bf2a82ad0a4037d28035ae71529873c069b13eb0455466ae0bc13363826e34
ENV NODE_ENV=production \
    NEXT_TELEMETRY_DISABLED=1 \
    HOSTNAME=0.0.0.0 \
    PORT=3000
WORKDIR /app

COPY --from=build /app/public ./public
COPY --from=build /app/.next/standalone ./
COPY --from=build /app/.next/static ./.next/static

USER 568:568
EXPOSE 3000
CMD ["node", "server.js"]
