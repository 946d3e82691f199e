using System.Collections.Immutable;
using Heat.Templates.Evaluation;

namespace Heat.Templates.Tests.Evaluation;

/// <summary>Bad templates as people write them: every mistake in one run, each with its place and what was probably meant.</summary>
public sealed class MisspellingTests
{
    public static TheoryData<string, string, string[]> Templates => new()
    {
        {
            "functions",
            "resources:\n  a: {type: OS::Heat::Value, properties: {value: {get_parm: x}}}\noutputs:\n  o: {value: {get_atr: [a, value]}}",
            [
                "template:3:51 resources.a.properties.value.get_parm: \"get_parm\" is no function and is taken as data. Did you mean 'get_param'? (HT1409)",
                "template:5:15 outputs.o.value.get_atr: \"get_atr\" is no function and is taken as data. Did you mean 'get_attr'? (HT1409)",
            ]
        },
        {
            "keys and properties",
            "resources:\n  a: {type: OS::Nova::Server, depend_on: b, properties: {imgae: x, flavr: y}}",
            [
                "template:3:31 resources.a.depend_on: \"depend_on\" is not a valid keyword inside a resource definition. Did you mean 'depends_on'? (HT1502)",
                "template:3:58 resources.a.properties: Unknown Property imgae. Did you mean 'image'? (HT3001)",
                "template:3:68 resources.a.properties: Unknown Property flavr. Did you mean 'flavor'? (HT3001)",
                "template:3:57 resources.a.properties: Property flavor not assigned. (HT3002)",
            ]
        },
        {
            "a type, without blaming those who refer to it",
            "resources:\n  a: {type: OS::Nova::Sever}\n  b: {type: OS::Heat::Value, depends_on: a, properties: {value: {get_attr: [a, name]}}}",
            ["template:3:13 resources.a.type: The Resource Type (OS::Nova::Sever) could not be found. Did you mean 'OS::Nova::Server'? (HT1503)"]
        },
        {
            "parameters and conditions",
            "parameters: {name: {type: string, default: x}}\nconditions: {prod: true}\nresources:\n"
            + "  a: {type: OS::Heat::Value, condition: porD, properties: {value: {get_param: nmae}}}\n  b: {type: OS::Heat::Value, properties: {value: {get_param: nmae}}}",
            [
                "template:5:30 resources.a.condition: Invalid condition \"porD\". Did you mean 'prod'? (HT1302)",
                "template:6:51 resources.b.properties.value.get_param: The Parameter (nmae) was not provided. Did you mean 'name'? (HT1106)",
            ]
        },
        {
            "resources and attributes",
            "resources:\n  web: {type: OS::Heat::Value, properties: {value: 1}}\n  b: {type: OS::Heat::Value, depends_on: wbe, properties: {value: {get_resource: wev}}}\n"
            + "outputs: {o: {value: {get_attr: [web, valeu]}}}",
            [
                "template:4:3 resources.b.depends_on: The specified reference \"wbe\" (in b) is incorrect. Did you mean 'web'? (HT1504)",
                "template:4:68 resources.b.properties.value.get_resource: The specified reference \"wev\" (in b.Properties.value) is incorrect. Did you mean 'web'? (HT1504)",
                "template:5:23 outputs.o.value.get_attr: The Referenced Attribute (web valeu) is incorrect. Did you mean 'value'? (HT1505)",
            ]
        },
        {
            "circles",
            "resources:\n  a: {type: OS::Heat::None, metadata: {v: {get_attr: [b, x]}}}\n  b: {type: OS::Heat::None, depends_on: c}\n  c: {type: OS::Heat::None, depends_on: a}\n  s: {type: OS::Heat::None, depends_on: s}",
            [
                "template:3:3 resources.a: Circular Dependency Found: a -> b -> c -> a. (HT1506)",
                "template:6:3 resources.s: Circular Dependency Found: s -> s. (HT1506)",
            ]
        },
        {
            "sections",
            "resorces: {}\nparamters: {}",
            [
                "template:2:1 resorces: The template section is invalid: resorces. Did you mean 'resources'? (HT1004)",
                "template:3:1 paramters: The template section is invalid: paramters. Did you mean 'parameters'? (HT1004)",
            ]
        },
        {
            "declarations",
            "parameters:\n  a: {type: strng}\n  b: {typ: string}\n  d: {type: string, default: x, constraints: [{lenght: {min: 1}}]}\n",
            [
                "template:3:13 parameters.a.type: Invalid type (strng). Did you mean 'string'? (HT1101)",
                "template:4:7 parameters.b.typ: Invalid key 'typ' for parameter (b). Did you mean 'type'? (HT1101)",
                "template:5:56 parameters.d.constraints[0]: Invalid key 'lenght' for parameter constraints. Did you mean 'length'? (HT1102)",
            ]
        },
        {
            "policies",
            "resources:\n  a: {type: OS::Heat::None, deletion_policy: Retian}\n  g: {type: OS::Heat::ResourceGroup, update_policy: {rolling_updat: {}}, properties: {resource_def: {type: OS::Heat::None}}}",
            [
                "template:3:29 resources.a.deletion_policy: Invalid deletion policy \"Retian\". Did you mean 'Retain'? (HT1507)",
                "template:4:3 resources.g.update_policy: Unknown Property rolling_updat. Did you mean 'rolling_update'? (HT3001)",
            ]
        },
        {
            "an output that cannot be computed forbids nothing",
            "parameters: {name: {type: string, default: x}}\noutputs: {o: {value: {get_param: nam}}}",
            ["template:3:23 outputs.o.value.get_param: The Parameter (nam) was not provided. Did you mean 'name'? (HT1106)"]
        },
    };

    [Theory]
    [MemberData(nameof(Templates))]
    public void Mistakes_AreAllNamed(string what, string body, string[] expected)
    {
        _ = what;
        Assert.Equal(expected, TestTemplate.Errors(body));
    }

    [Theory]
    [InlineData("{first_name: x}")]
    [InlineData("{ports: [80]}")]
    [InlineData("{not: x}")]
    [InlineData("{get_parameters_from_elsewhere: x}")]
    public void OrdinaryDataOfOneKey_IsNoMisspelling(string value) =>
        Assert.Empty(TemplateLoader.Load(TestTemplate.Request($"outputs:\n  o: {{value: {value}}}\n")).Diagnostics);

    [Fact]
    public void FunctionOfANewerVersion_IsNamedAsSuch()
    {
        var request = TestTemplate.Request("") with
        {
            Template = DocumentSource.OfText("template", "heat_template_version: 2016-10-14\noutputs: {o: {value: {list_concat: [[1], [2]]}}}"),
        };

        Assert.Contains("\"list_concat\" is no function of the template's version and is taken as data", Assert.Single(TestTemplate.Errors(request)), StringComparison.Ordinal);
    }

    [Fact]
    public void WrongSectionOfAnEnvironment_HidesNothingElse()
    {
        var errors = TestTemplate.Errors(TestTemplate.Request("parameters: {name: {type: string, default: x}}") with
        {
            Environments = ImmutableArray.Create(DocumentSource.OfText("environment 1", "parameters: {nam: 5}\nresource_registri: {}")),
        });

        Assert.Equal(
            [
                "environment 1:2:1 environment 1.resource_registri: environment has wrong section \"resource_registri\". Did you mean 'resource_registry'? (HT1201)",
                "environment 1:1:14 parameters.nam: The Parameter (nam) was not defined in template. Did you mean 'name'? (HT1105)",
            ],
            errors);
    }
}
