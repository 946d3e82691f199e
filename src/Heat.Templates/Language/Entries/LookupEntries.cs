using System.Collections.Immutable;

namespace Heat.Templates.Language.Entries;

/// <summary>Functions that look something up.</summary>
internal static class LookupEntries
{
    public static ImmutableArray<FunctionDescription> All { get; } =
    [
        new(
            "get_param",
            "get_param: NAME  |  get_param: [NAME, KEY_OR_INDEX, ...]",
            "The value of a parameter, or what a path of keys and indexes finds in it. Pseudo parameters such as OS::stack_name count as parameters.",
            new("""
                parameters:
                  network: { type: json, default: { ranges: [10.0.0.0/24, 10.0.1.0/24] } }
                outputs:
                  example: { value: { get_param: [network, ranges, 1] } }
                """,
                "\"10.0.1.0/24\"")),
        new(
            "get_resource",
            "get_resource: RESOURCE",
            "The reference id of a resource, for most types the id of its cloud object. The resource that uses it waits for the other one.",
            new("""
                resources:
                  net: { type: OS::Neutron::Net }
                outputs:
                  example: { value: { get_resource: net } }
                """,
                "\"6f1d0c42-0a0e-4f0c-9e57-0f1d2a3b4c5d\"")
            { Resources = """{ "net": { "get_resource": "6f1d0c42-0a0e-4f0c-9e57-0f1d2a3b4c5d" } }""" }),
        new(
            "get_attr",
            "get_attr: [RESOURCE, ATTRIBUTE, KEY_OR_INDEX, ...]",
            "An attribute of a resource, or what a path of keys and indexes finds in it; null where the path leads nowhere.",
            new("""
                resources:
                  port: { type: OS::Neutron::Port, properties: { network: private } }
                outputs:
                  example: { value: { get_attr: [port, fixed_ips, 0, ip_address] } }
                """,
                "\"10.0.0.5\"")
            { Resources = """{ "port": { "get_attr": { "fixed_ips": [{ "subnet_id": "a1", "ip_address": "10.0.0.5" }] } } }""" })
        {
            Changes = [new("2015-10-15", "Without an attribute it gives all of them as a map.")],
        },
        new(
            "get_file",
            "get_file: NAME",
            "The text of a file that comes with the template. Binary files arrive as base64.",
            new("""
                outputs:
                  example: { value: { get_file: motd.txt } }
                """,
                "\"Welcome.\\n\"")
            { Files = ImmutableDictionary<string, string>.Empty.Add("motd.txt", "Welcome.\n") }),
        new(
            "resource_facade",
            "resource_facade: metadata | deletion_policy | update_policy",
            "In a template that stands behind a resource type: what the resource that uses the template says in that section.",
            new("""
                outputs:
                  example: { value: { resource_facade: metadata } }
                """,
                """{"role":"database"}""")),
    ];
}
