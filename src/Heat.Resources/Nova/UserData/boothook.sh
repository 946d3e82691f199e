#!/bin/sh
# Runs early in every boot: a place for what the server is told, and short paths to the cfn tools where they are installed.
umask 077
mkdir -p /var/lib/heat-cfntools /var/lib/cloud/data

umask 022
mkdir -p /opt/aws/bin
for tool in cfn-create-aws-symlinks cfn-get-metadata cfn-hup cfn-init cfn-push-stats cfn-signal; do
    found=$(command -v "$tool") || continue
    [ -e "/opt/aws/bin/$tool" ] || ln -s "$found" "/opt/aws/bin/$tool"
done
