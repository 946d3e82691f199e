#!/usr/bin/env python3
"""Runs the user data once as a program and keeps its output and its end in a log."""

import datetime
import os
import subprocess
import sys

SCRIPT = '/var/lib/heat-cfntools/cfn-userdata'
LOG = '/var/log/heat-provision.log'
FINISHED = '/var/lib/heat-cfntools/provision-finished'


def now():
    return datetime.datetime.now(datetime.timezone.utc).isoformat()


def main():
    if not os.path.exists(SCRIPT) or os.path.getsize(SCRIPT) == 0:
        return 0
    os.chmod(SCRIPT, 0o700)
    with open(LOG, 'ab', buffering=0) as log:
        os.chmod(LOG, 0o600)
        log.write(('%s provisioning begins\n' % now()).encode())
        try:
            code = subprocess.call([SCRIPT], stdout=log, stderr=subprocess.STDOUT)
        except OSError as error:
            log.write(('user data cannot be run: %s\n' % error).encode())
            code = 0
        log.write(('%s provisioning ended with %d\n' % (now(), code)).encode())
    if code == 0:
        with open(FINISHED, 'w') as mark:
            mark.write(now())
    return code


if __name__ == '__main__':
    sys.exit(main())
