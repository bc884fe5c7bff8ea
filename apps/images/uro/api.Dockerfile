# The API of Uro. The context is a checkout of upstream at the commit in the file beside this one.
#
# What differs from upstream's Dockerfile: Mix keeps Hex and rebar in /opt, where every user reads
# them, so that nothing runs as root; the container needs neither terminal nor network to start.
# The file is made by the steps of upstream's, in their order: Hex and rebar come first and stay,
# since `mix deps.get` asks for them and stops without them.
FROM docker.io/library/elixir:1.16.3-otp-26-alpine

ENV MIX_ENV=prod \
    MIX_HOME=/opt/mix \
    HEX_HOME=/opt/hex \
    LANG=C.UTF-8 \
    COMPILE_PHASE=true

# The path is compiled in: uploads are served from /app/uploads (lib/uro/endpoint.ex).
WORKDIR /app

# Without tzdata TZ would be of no effect.
RUN apk add --no-cache git make gcc libc-dev tzdata

RUN mix local.hex --force && mix local.rebar --force

COPY mix.exs mix.lock ./
# Of the versions in mix.lock one small request of anybody holds a core for minutes (plug 1.17.0,
# CVE-2026-54892), or takes the memory of the container (bandit 1.6.11, GHSA-9q9q-324x-93r2). Both
# read requests before Uro looks who asks. What these two need is updated with them.
RUN sed -i 's/{:bandit, "~> 1.0"}/{:bandit, "1.12.5"}, {:plug, "1.19.5"}/' mix.exs \
    && grep -qF '{:bandit, "1.12.5"}, {:plug, "1.19.5"}' mix.exs
RUN mix do deps.update plug bandit, deps.get, patch.exmarcel, deps.compile

COPY config ./config
# Where the address of the database says `?ssl=true`, Postgrex hands these options to Erlang alone
# (postgrex v0.20.0, lib/postgrex/protocol.ex, lines 91 and 839), and without any Erlang refuses
# since OTP 26: it would verify, and knows no authorities.
RUN echo 'config :uro, Uro.Repo, ssl_opts: [verify: :verify_none]' >>config/prod.exs
COPY priv ./priv
COPY lib ./lib
# Uro gives Assent the texts of the request where it reads `session_params.state` (assent v0.2.13,
# lib/assent/strategies/oauth2.ex, line 238), so that each log-in with GitHub and others is an error.
# The state is the browser's if it has the cookie that the site has set for it
# (frontend/src/app/(static)/login/state.ts). With any state, a link of somebody else's would tie
# his account to whoever is logged in.
RUN state='if(Map.has_key?(conn.cookies, "oauth2.#{params["state"]}"), do: params["state"], else: "of nobody")' \
    && file=lib/uro/controllers/authentication.ex \
    && sed -i "s/:pow_assent_session_params, params)/:pow_assent_session_params, %{state: $state})/" $file \
    && grep -qF ":pow_assent_session_params, %{state: $state})" $file
RUN mix do compile, phx.digest
RUN mix uro.apigen

COPY LICENSE ./LICENSE
# Nothing else is written: neither command compiles, and uploads wait in /tmp.
RUN mkdir -p uploads && chmod -R a+rX /app /opt/mix /opt/hex && chown 568:568 uploads

# Anything else makes Uro run with the secrets of its source code (config/config.exs).
ENV COMPILE_PHASE=false \
    HOME=/tmp

USER 568:568
EXPOSE 4000
CMD ["/bin/sh", "-c", "ulimit -n 65536 2>/dev/null; rm -rf /tmp/plug-*; mix ecto.migrate --no-compile --no-deps-check & migrations=$!; trap 'kill $migrations; wait $migrations; exit 143' TERM; wait $migrations && trap - TERM && exec mix phx.server --no-compile --no-deps-check"]
