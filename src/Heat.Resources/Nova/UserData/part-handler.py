# part-handler
"""Stores the parts that are meant for the cfn tools under the names that these tools read."""

import os

FOLDER = '/var/lib/heat-cfntools'
COPIES = {'cfn-init-data': '/var/lib/cloud/data/cfn-init-data'}


def list_types():
    return ['text/x-cfninitdata']


def store(path, payload):
    os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
    data = payload if isinstance(payload, bytes) else payload.encode('utf-8')
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, 'wb') as target:
        target.write(data)


def handle_part(data, ctype, filename, payload):
    if ctype in ('__begin__', '__end__') or not filename:
        return
    name = os.path.basename(filename)
    store(os.path.join(FOLDER, name), payload)
    if name in COPIES:
        store(COPIES[name], payload)
