#!/bin/sh
# Gives GoCD its first configuration: seed.sh FROM TO
# A file that is there already stays as it is: it belongs to GoCD and to those who administer it.
#
#   FROM  cruise-config.xml and password.properties, and in environments those of the groups of agents, a line with commas each
#   TO    the configuration of GoCD
set -eu
umask 007

from=$1
to=$2

# An agent in an environment that GoCD does not have is in none (gocd/gocd server/…/EnvironmentConfigService.java,
# syncAssociatedAgentFromDB), so the configuration has all of them. Upper and lower case are one there
# (config/config-api/…/CaseInsensitiveString.java), a name begins with no dot and has at most 255 characters (cruise-config.xsd,
# nameType), and they stand behind everything else that is here.
environments() {
  tr ',' '\n' <"$from/environments" | awk '
    /^[^.]/ && length($0) < 256 && !known[tolower($0)]++ {
      if (!some++) print "  <environments>"
      print "    <environment name=\"" $0 "\" />"
    }
    END { if (some) print "  </environments>" }'
}

content() {
  if [ "$1" = cruise-config.xml ]; then
    sed '$d' "$from/$1"
    environments
    sed -n '$p' "$from/$1"
  else
    cat "$from/$1"
  fi
}

put() {
  if [ -e "$to/$1" ]; then
    echo "$1 is there and stays as it is."
    return
  fi
  # Renamed into place, so that it is there as a whole or not at all, whatever happens meanwhile.
  content "$1" >"$to/.$1.new"
  mv "$to/.$1.new" "$to/$1"
  echo "$1 was written from the answers of the wizard."
}

key() {
  sed -n 's/.*agentAutoRegisterKey="\([^"]*\)".*/\1/p' "$1"
}

# GoCD does not start with two (gocd/gocd config/config-api/…/ConfigReposConfig.java, validateMaterialUniqueness), and the
# configuration is written once: as long as it is not, other answers help. An address may hold a login, which nobody tells.
twice=$(grep '<git ' "$from/cruise-config.xml" | sort | uniq -d | sed 's#://[^"]*@#://#')
if [ -n "$twice" ] && ! [ -e "$to/cruise-config.xml" ]; then
  echo "Error: two repositories with pipelines have the same address and branch. GoCD reads one format from each. Remove" \
    "one of them in the app's settings:$twice"
  exit 1
fi

mkdir -p "$to"
# In this order: a configuration without the password would let nobody in.
put password.properties
put cruise-config.xml

if [ "$(key "$to/cruise-config.xml")" != "$(key "$from/cruise-config.xml")" ]; then
  echo "Warning: cruise-config.xml has another agentAutoRegisterKey than the app. New agents must" \
    "be enabled by hand until the answer in the app's settings is the key of cruise-config.xml."
fi
# A configuration from elsewhere may have none (gocd/gocd cruise-config.xsd, authConfigs).
if ! grep -q -e '<authConfig[[:space:]]' -e '<authConfig$' "$to/cruise-config.xml"; then
  echo "Warning: cruise-config.xml has no way to sign in, so that whoever reaches GoCD may do everything. Add one in" \
    "GoCD under Admin, Authorization Configuration; config/password.properties has the user of the wizard."
fi
