using System.Text;

namespace Heat.Fuzz.Sources;

/// <summary>Writes one template. It names what it has declared; now and then it makes a mistake.</summary>
internal sealed class TemplateGrammar
{
    private static readonly string[] Versions = ["2016-10-14", "2017-09-01", "2018-03-02", "2018-08-31", "2021-04-16", "2021-04-16", "wallaby"];
    private static readonly string[] OddVersions = ["2013-05-23", "2014-10-16", "2021-04-17", "2012-12-12", "", "[1]"];
    private static readonly string[] OddNames = ["OS::stack_name", "", "0", "a.b", "ä", "null", "get_attr"];
    private static readonly string[] ParameterTypes = ["string", "number", "json", "comma_delimited_list", "boolean"];

    private readonly Random _random;
    private readonly string[] _parameters;
    private readonly string[] _conditions;
    private readonly string[] _resources;
    private readonly int _mistakes;
    private string[] _earlier = [];
    private int _written;

    public TemplateGrammar(Random random)
    {
        _random = random;
        // Half of the templates have no mistake that the grammar knows of.
        _mistakes = random.OnceIn(2) ? int.MaxValue : random.Next(10, 200);
        _parameters = Names("p", 4);
        _conditions = Names("c", 3);
        _resources = Names("r", 6);
    }

    private bool Errs => _mistakes != int.MaxValue && _random.OnceIn(_mistakes);

    public FuzzInput Input() => new()
    {
        Template = Template(),
        Environments = _random.OnceIn(3) ? [Environment()] : [],
        Files = new Dictionary<string, string>
        {
            ["child.yaml"] = "heat_template_version: 2021-04-16\nparameters: { value: { type: json, default: {} } }\noutputs: { value: { value: { get_param: value } } }",
            ["text"] = "some text",
        },
    };

    private string[] Names(string prefix, int most) => [.. Enumerable.Range(0, _random.Next(1, most + 1)).Select(index => Errs ? _random.Of(OddNames) : prefix + index)];

    private string Template()
    {
        var text = new StringBuilder().AppendLine($"heat_template_version: {_random.Of(Errs ? OddVersions : Versions)}");
        Section(text, "parameters", _parameters, Parameter);
        Section(text, "conditions", _conditions, name => $"{{ not: {Condition([.. _conditions.TakeWhile(other => other != name)], 3)} }}");
        Section(text, "resources", _resources, Resource);
        _earlier = _resources;
        Section(text, "outputs", ["o0", "o1"], _ => $"{{ value: {Value(4)}{(_random.OnceIn(4) ? $", condition: {Condition(_conditions, 2)}" : "")} }}");
        return text.ToString();
    }

    private static void Section(StringBuilder text, string section, string[] names, Func<string, string> entry)
    {
        text.AppendLine($"{section}:");
        foreach (var name in names)
        {
            text.AppendLine($"  \"{name}\": {entry(name)}");
        }
    }

    private string Parameter(string name)
    {
        var type = Errs ? _random.Of("text", "", "[string]") : _random.Of(ParameterTypes);
        var value = Errs ? Scalar() : type switch
        {
            "number" => _random.Of("1", "-7", "\"12\""),
            "boolean" => _random.Of("true", "\"no\"", "on", "f"),
            "json" => _random.Of("{ x: { y: [1, 2] } }", "[1, { z: w }]", "'{\"x\": \"j\"}'", "{}"),
            "comma_delimited_list" => _random.Of("\"a,b\"", "[a, b, c]", "\"\""),
            _ => _random.Of("text", "\"\"", "m1.small", "12", "10.0.0.1"),
        };
        return $"{{ type: {type}, default: {value}{(_random.OnceIn(6) ? Constraint(type) : "")}{(_random.OnceIn(8) ? ", hidden: true" : "")} }}";
    }

    private string Constraint(string type) => (Errs ? "" : type) switch
    {
        "string" => _random.Of(
            ", constraints: [{ length: { min: 0, max: 300 } }]", ", constraints: [{ allowed_pattern: \".*\" }]", ", constraints: [{ custom_constraint: nova.flavor }]"),
        "number" => _random.Of(", constraints: [{ range: { min: -100, max: 99999999999999999999 } }]", ", constraints: [{ modulo: { step: 1, offset: 0 } }]"),
        "" => _random.Of(", constraints: [{ allowed_values: [x] }]", ", constraints: [{ modulo: { step: 2, offset: 1 } }]", ", constraints: [{}]", ", constraints: a"),
        _ => "",
    };

    private string Resource(string name)
    {
        // A resource names only those before it, so that no circle comes about by chance alone.
        _earlier = [.. _resources.TakeWhile(other => other != name)];
        var parts = new List<string> { Body() };
        if (_random.OnceIn(4))
        {
            parts.Add($"depends_on: {(Errs ? Value(1) : Before(name))}");
        }

        if (_random.OnceIn(4))
        {
            parts.Add($"condition: {Condition(_conditions, 2)}");
        }

        if (_random.OnceIn(4))
        {
            parts.Add($"metadata: {{ x: {Value(3)} }}");
        }

        if (_random.OnceIn(6))
        {
            parts.Add($"deletion_policy: {(Errs ? "snapshot?" : _random.Of("Delete", "Retain"))}");
        }

        return $"{{ {string.Join(", ", parts)} }}";
    }

    private string Body() => _random.Next(Errs ? 9 : 7) switch
    {
        0 => "type: OS::Heat::RandomString, properties: { length: 12 }",
        1 => $"type: OS::Heat::ResourceGroup, properties: {{ count: {_random.Of("0", "2", "3")}, resource_def: {{ type: OS::Heat::TestResource, properties: {{ value: {Value(2)} }} }} }}",
        2 => $"type: child.yaml, properties: {{ value: {Value(2)} }}",
        3 => "type: OS::Neutron::Net, properties: { name: net }",
        4 => "type: OS::Heat::None",
        5 => $"type: OS::Heat::TestResource, properties: {{ value: {{ str_replace: {{ template: $a, params: {{ $a: {Value(2)} }} }} }} }}",
        7 => "type: OS::Heat::Nothing",
        8 => "type: OS::Nova::Server, properties: { flavour: x }",
        _ => $"type: OS::Heat::Value, properties: {{ value: {Value(4)} }}",
    };

    private string Environment() =>
        $"parameter_defaults: {{ {_random.Of(_parameters)}: {Scalar()} }}\n"
        + $"resource_registry: {{ \"{_random.Of("OS::Heat::*", "OS::Nova::Server", "OS::Other::*")}\": {_random.Of("OS::Heat::None", "child.yaml", "OS::Heat::*", "\"\"")} }}";

    private string Before(string name) => _resources.TakeWhile(other => other != name).LastOrDefault() is { } earlier ? $"\"{earlier}\"" : "[]";

    private string Condition(string[] known, int depth)
    {
        string Inner() => Condition(known, depth - 1);
        return depth == 0 || _random.OnceIn(3)
            ? known.Length > 0 && !Errs ? $"\"{_random.Of(known)}\"" : _random.Of("true", "false")
            : _random.Next(5) switch
            {
                0 => $"{{ equals: [{{ get_param: {Known(_parameters)} }}, {Scalar()}] }}",
                1 => $"{{ and: [{Inner()}, {Inner()}] }}",
                2 => $"{{ or: [{Inner()}, {Inner()}] }}",
                3 => $"{{ not: {Inner()} }}",
                _ => "{ yaql: { expression: \"$.data > 1\", data: 2 } }",
            };
    }

    private string Known(string[] names) => Errs ? "unknown" : $"\"{_random.Of(names)}\"";

    private string Text() => Errs ? Value(1) : _random.Of("\"a,b\"", "banana", "{ get_param: \"OS::stack_name\" }", "{ str_replace: { template: abc, params: { b: x } } }", "{ get_file: text }", "\"\\u00e4\"");

    private string Value(int depth)
    {
        string Inner() => Value(depth - 1);
        // A template that doubles at each level is soon larger than anybody reads.
        return depth == 0 || ++_written > 200 ? Scalar() : _random.Next(27) switch
        {
            0 or 1 => $"{{ get_param: {(Errs ? $"[{Known(_parameters)}, {_random.Of("0", "x", "y")}]" : Known(_parameters))} }}",
            2 or 3 or 4 when _earlier.Length == 0 => Text(),
            2 => $"{{ get_resource: {Known(_earlier)} }}",
            3 or 4 => $"{{ get_attr: [{Known(_earlier)}, {(Errs ? "value" : "show")}{(_random.OnceIn(3) ? ", x" : "")}] }}",
            5 => $"{{ list_join: [\",\", [{Text()}, {{ k: {Inner()} }}]] }}",
            6 => $"{{ str_replace: {{ template: \"a $b bb\", params: {{ a: {Inner()}, $b: {Inner()} }} }} }}",
            7 => $"{{ str_split: [\",\", {Text()}{(_random.OnceIn(2) ? ", 0" : "")}] }}",
            8 => $"{{ repeat: {{ for_each: {{ <x>: [{Text()}, b], <y>: [c, {Text()}] }}, template: {{ <x>: [<y>, {Scalar()}] }}{(_random.OnceIn(4) ? ", permutations: false" : "")} }} }}",
            9 => $"{{ digest: [{_random.Of("md5", "sha512", "sha256", "sha3_256")}, {Text()}] }}",
            10 => $"{{ map_merge: [{{ k: {Inner()} }}, {{ l: {Inner()}, k: 1 }}] }}",
            11 => $"{{ map_replace: [{{ k: {Inner()} }}, {{ keys: {{ k: l }}, values: {{ a: b }} }}] }}",
            12 or 13 => $"{{ yaql: {{ expression: \"{YaqlExpressions.Expression(_random, 3)}\", data: {Inner()} }} }}",
            14 => $"{{ if: [{Condition(_conditions, 1)}, {Inner()}, {Inner()}] }}",
            15 => $"{{ make_url: {{ scheme: http, host: {Text()}, port: 80, path: /x }} }}",
            16 => $"{{ list_concat_unique: [[{Inner()}], [{Inner()}, a]] }}",
            17 => $"{{ filter: [[a, null], [{Inner()}, a, null]] }}",
            18 => $"{{ contains: [a, [{Inner()}]] }}",
            19 => "{ get_file: text }",
            20 or 21 => $"[{_random.Several(3, ", ", Inner)}]",
            22 or 23 => $"{{ k: {Inner()}, l: {Inner()}, m: {Inner()} }}",
            24 => $"{{ list_concat: [[{Inner()}], {{ str_split: [a, {Text()}] }}] }}",
            25 when Errs => $"{{ {_random.Of("unknown_function", "Ref", "Fn::Select", "str_replace", "if")}: {Inner()} }}",
            _ => Scalar(),
        };
    }

    private string Scalar() => _random.Of(
        "a", "\"\"", "0", "-1", "1.5", "1e400", "true", "no", "~", "2021-04-16", "0x1F", "0o17", "017", "1:30", "\"a,b,,c\"", "\"{\\\"j\\\": [1]}\"",
        "99999999999999999999999", "\"\\ud83d\\ude00\"", "!!binary aGk=", "'[1,2'", ".inf", ".nan", "%index%", "$b");
}
