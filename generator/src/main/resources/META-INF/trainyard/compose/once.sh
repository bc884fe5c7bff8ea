# Each start takes what was rendered for the upgrade anew: what has run for it ends at once.
trainyard_upgrade=
read -r trainyard_upgrade < /run/trainyard/upgrade
if [ "$trainyard_upgrade" = done ]; then
  echo "this has run for the upgrade already"
  exit 0
fi

trainyard_after_end() {
  [ "$1" != 0 ] || echo "$trainyard_upgrade" > /run/trainyard/done/upgrade
}
