#!/bin/sh -e
apt-get install -y postgresql
if [ "$role" = primary ]; then
  su postgres -c "psql -c \"CREATE ROLE replication LOGIN REPLICATION PASSWORD '$replication_password'\""
else
  su postgres -c "PGPASSWORD=$replication_password pg_basebackup -h $primary -U replication -R -D /var/lib/postgresql/data"
fi
su postgres -c 'psql -Atc "SELECT pg_current_wal_lsn()"' > "$heat_outputs_path.position"
