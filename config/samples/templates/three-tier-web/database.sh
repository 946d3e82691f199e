#!/bin/sh -e
mkfs.ext4 -q -L data /dev/vdb
mount LABEL=data /var/lib/postgresql
apt-get install -y postgresql
su postgres -c "psql -c \"ALTER USER postgres PASSWORD 'PASSWORD'\""
sed -i "s/^#*port = .*/port = PORT/" /etc/postgresql/*/main/postgresql.conf
systemctl restart postgresql
