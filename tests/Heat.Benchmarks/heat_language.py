"""What Heat's own modules need to read, check and evaluate templates; for comparison with `Heat.Benchmarks --language`.

Usage, where Heat 24 is installed: python3 heat_language.py TEMPLATE...

Asks no cloud: custom constraints pass, names resolve to themselves. "Evaluate" reads every property of every resource in
order of dependency, and every output.
"""
import logging
import statistics
import sys
import time
from unittest import mock

from oslo_config import cfg

from heat.common import messaging, template_format
from heat.engine import constraints, environment, resource, resources, stack, template, translation
from heat.engine.resources.openstack.nova import server
from heat.tests import utils

ROUNDS = 5


def prepare():
    cfg.CONF([], project='heat', default_config_files=[])
    resources.initialise()
    logging.disable(logging.CRITICAL)
    messaging.setup('fake://', optional=True)
    utils.setup_dummy_db()
    for target, name, replacement in (
            (constraints.CustomConstraint, 'validate', lambda *_, **__: None),
            (translation, 'resolve_and_find', lambda value, *_, **__: value),
            (server.Server, 'validate', resource.Resource.validate),
            (resource.Resource, 'is_service_available', classmethod(lambda *_: (True, None)))):
        mock.patch.object(target, name, replacement).start()


def read_check_evaluate(text):
    parsed = template.Template(template_format.parse(text), env=environment.Environment({}))
    whole = stack.Stack(utils.dummy_context(), 'bench', parsed)
    whole.validate()
    for node in whole.dependencies:
        one = whole[node.name]
        dict(one.properties)
        one.t.metadata()
    for output in whole.outputs.values():
        output.get_value()


def main():
    prepare()
    print('| Template | Heat: read, check, evaluate (ms) | least (ms) |\n|---|---|---|')
    for path in sys.argv[1:]:
        with open(path) as file:
            text = file.read()
        taken = []
        for _ in range(ROUNDS):
            began = time.process_time()
            read_check_evaluate(text)
            taken.append((time.process_time() - began) * 1000)
        print(f'| {path.rsplit("/", 1)[-1]} | {statistics.median(taken):.0f} | {min(taken):.0f} |', flush=True)


if __name__ == '__main__':
    main()
