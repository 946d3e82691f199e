using System.Collections.Immutable;
using Heat.Templates.Diagnostics;
using Heat.Templates.Evaluation;
using Heat.Templates.Nesting;
using Heat.Templates.Rendering;
using Heat.Templates.Schemas;
using Heat.Templates.Tests.Evaluation;
using Heat.Templates.Values;

namespace Heat.Templates.Tests.Nesting;

/// <summary>A template as a resource type.</summary>
public sealed class ProviderTemplateTests
{
    private const string Child =
        """
        heat_template_version: 2021-04-16
        parameters:
          name: { type: string, constraints: [ { length: { max: 4 }, description: at most four letters } ] }
          size: { type: number, default: 2 }
          tags: { type: comma_delimited_list, default: x }
          secret: { type: string, hidden: true, default: none }
        resources:
          inner: { type: OS::Heat::Value, properties: { value: { get_param: name } } }
        outputs:
          who: { value: { get_attr: [ inner, value ] } }
          token: { value: { get_param: secret } }
        """;

    private const string Named = "  c: { type: child.yaml, properties: { name: a } }";

    [Fact]
    public void Parameters_BecomeProperties_AndOutputsAttributes()
    {
        var definition = Load("  c: { type: child.yaml, properties: { name: a } }").Resources.Single();

        Assert.Equal("child.yaml", definition.TemplateFile);
        Assert.Equal(["name", "size", "tags", "secret"], definition.Schema.Properties.Select(property => property.Key));
        Assert.Equal([true, false, false, false], definition.Schema.Properties.Select(property => property.Value.Required));
        Assert.Equal(PropertyType.List, definition.Schema.Property("tags")!.Type);
        Assert.Equal(["who", "token"], definition.Schema.Attributes.Select(attribute => attribute.Key));
        Assert.All(definition.Schema.Properties, property => Assert.Equal(OnChange.UpdateInPlace, property.Value.OnChange));
    }

    [Theory]
    [InlineData("[ c, resource.inner ]", "resource.inner", "id-of-inner")]
    [InlineData("[ c, resource.inner, value ]", "resource.inner.value", "its value")]
    [InlineData("[ c, resource.inner.value ]", "resource.inner.value", "its value")]
    public void WhatIsReadOfAResourceInside_TravelsAsAnOutput(string read, string output, string expected)
    {
        var template = Load(Named, outputs: $"outputs: {{ o: {{ value: {{ get_attr: {read} }} }} }}");

        var request = template.Nested("c", template.Evaluate("c", new World()))!;
        var kept = TemplateRequestForm.FromValue(TemplateRequestForm.ToValue(request), request.Pseudo);
        var inside = TemplateLoader.Load(kept).Template!;
        var world = new World().With("inner", null, TemplateValue.From("id-of-inner")).With("inner", "value", TemplateValue.From("its value"));
        Assert.Equal(["who", "token", output], inside.Outputs.Select(one => one.Name));
        Assert.Equal(expected, inside.EvaluateOutput(output, world).Value.ToString().Trim('"'));

        var outer = new World().With("c", output, TemplateValue.From("what the stack inside says"));
        Assert.Equal("what the stack inside says", template.EvaluateOutput("o", outer).Value.ToString().Trim('"'));
    }

    [Fact]
    public void ReadOfAResourceThatIsNotInside_IsFoundInTheStackInside() => Assert.Contains(
        "resources.c<child.yaml>.outputs.resource.iner.value.get_resource: The specified reference \"iner\" (in unknown) is incorrect. Did you mean 'inner'?",
        Assert.Single(Errors(Named, outputs: "outputs: { o: { value: { get_attr: [ c, resource.iner ] } } }")),
        StringComparison.Ordinal);

    [Fact]
    public void ResourceTemplate_IsSomethingThatTheEngineMustBeAbleToDo()
    {
        var need = Load("  c: { type: child.yaml, properties: { name: a } }").Needs.Single();

        Assert.Equal((EngineFeature.NestedStack, "child.yaml", "resources.c.type"), (need.Feature, need.Subject, need.Path));
    }

    [Fact]
    public void NestedRequest_HasChildParametersAndTheEnvironmentsDefaults()
    {
        var template = Load(
            "  c: { type: My::Child, properties: { name: a, tags: [ p, q ], secret: hush } }",
            "resource_registry: { 'My::Child': child.yaml }\nparameters: {}\nparameter_defaults: { size: 7 }");

        var request = template.Nested("c", template.Evaluate("c", new World()))!;

        Assert.Equal("web-c", request.Pseudo.StackName);
        Assert.Equal(1, request.Depth);
        Assert.Equal("{\"name\":\"a\",\"tags\":\"p,q\",\"secret\":\"******\"}", request.Parameters.ToString());
        var child = TemplateLoader.Load(request).Template!;
        Assert.Equal("{\"name\":\"a\",\"size\":7,\"tags\":[\"p\",\"q\"],\"secret\":\"******\"}", child.ShownParameters.ToString());
    }

    [Fact]
    public void SecretOfTheParent_StaysSecretInTheChildAndInWhatItGivesBack()
    {
        var rendered = StackRenderer.Render(
            Load("  c: { type: child.yaml, properties: { name: a, secret: hush } }", outputs: "outputs: { o: { value: { get_attr: [ c, token ] } } }"),
            ImmutableDictionary<string, ResourceStub>.Empty);

        var output = rendered.Outputs.Single();
        Assert.Equal(new TextValue("hush"), output.Value);
        Assert.Equal("\"******\"", output.Value.ToString());
    }

    [Theory]
    [InlineData("  c: { type: child.yaml }", "resources.c.properties: Property name not assigned.")]
    [InlineData("  c: { type: child.yaml, properties: { name: a, nmae: b } }", "Unknown Property nmae. Did you mean 'name'?")]
    [InlineData("  c: { type: child.yaml, properties: { name: much too long } }", "resources.c.properties.name: at most four letters.")]
    [InlineData("  c: { type: chlid.yaml }", "resources.c.type: The Resource Type (chlid.yaml) could not be found. There is no file of that name. Did you mean 'child.yaml'?")]
    [InlineData("  c: { type: broken.yaml }", "broken.yaml:2:1 resources.c.type<broken.yaml>: Error parsing")]
    [InlineData("  c: { type: wrong.yaml }", "wrong.yaml:2:25 resources.c<wrong.yaml>.resources.r.type: The Resource Type (No::Such) could not be found.")]
    [InlineData("  c: { type: outer.yaml }", "resources.c<outer.yaml>.resources.m<wrong.yaml>.resources.r.type: The Resource Type (No::Such) could not be found.")]
    [InlineData("  c: { type: loop.yaml }", "Request limit exceeded: Recursion depth exceeds 5.")]
    public void Mistakes_AreFoundWithTheWayThatLeadsThere(string resource, string expected) =>
        Assert.Contains(Errors(resource), error => error.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public void UnknownOutput_IsFoundBeforeAnythingIsCreated()
    {
        var errors = Errors("  c: { type: child.yaml, properties: { name: a } }", outputs: "outputs: { o: { value: { get_attr: [ c, woh ] } } }");

        Assert.Contains("The Referenced Attribute (c woh) is incorrect. Did you mean 'who'?", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public void TemplateThatTakesThePlaceOfAType_MayUseThatType()
    {
        const string Environment = "resource_registry: { 'OS::Heat::Value': wrap.yaml }";
        var template = Load("  c: { type: OS::Heat::Value, properties: { value: { k: v } } }", Environment);

        var rendered = StackRenderer.Render(template, ImmutableDictionary<string, ResourceStub>.Empty).Resources.Single();

        Assert.Empty(rendered.NestedDiagnostics);
        Assert.Equal("OS::Heat::Value", rendered.Nested!.Resources.Single().Definition.Type);
    }

    [Fact]
    public void TemplateThatDoesNotFitTheTypeWhosePlaceItTakes_IsRefused()
    {
        var errors = Errors(
            "  c: { type: OS::Heat::RandomString, properties: { name: a } }", "resource_registry: { 'OS::Heat::RandomString': child.yaml }");

        Assert.Contains(errors, error => error.Contains("Provider requires property name unknown in facade OS::Heat::RandomString", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains("Attribute value for facade OS::Heat::RandomString missing in provider", StringComparison.Ordinal));
    }

    [Fact]
    public void RelativeName_IsLookedForBelowTheBase()
    {
        var template = Load("  c: { type: My::C }", "resource_registry: { base_url: 'lib/v1/', 'My::C': based.yaml }");

        Assert.Equal("lib/v1/based.yaml", template.Resources.Single().TemplateFile);
    }

    [Fact]
    public void MappingOfAResourceBelow_HoldsOnlyThere()
    {
        const string Environment =
            "resource_registry: { 'My::Leaf': OS::Heat::None, resources: { m: { leaf: { 'My::Leaf': OS::Heat::RandomString, hooks: pre-create } } } }";
        var rendered = StackRenderer.Render(
            Load("  m: { type: holder.yaml }\n  n: { type: holder.yaml }", Environment), ImmutableDictionary<string, ResourceStub>.Empty);

        var leaves = rendered.Resources.ToDictionary(resource => resource.Definition.Name, resource => resource.Nested!.Resources.Single().Definition);
        Assert.Equal("OS::Heat::RandomString", leaves["m"].Type);
        Assert.Equal(["pre-create"], leaves["m"].Hooks.AsEnumerable());
        Assert.Equal("OS::Heat::None", leaves["n"].Type);
    }

    [Fact]
    public void ValuesThatDependOnResources_AreNotHeldAgainstTheChild()
    {
        var template = Load(
            """
              v: { type: OS::Heat::Value, properties: { value: a } }
              c: { type: child.yaml, properties: { name: { get_attr: [ v, value ] } } }
              d: { type: choosing.yaml, properties: { env: { get_attr: [ v, value ] } } }
            """);

        Assert.Equal(3, template.Resources.Length);
    }

    [Fact]
    public void WrongValueInsideANestedStack_IsAWarningAsTheStackMayStillComeToLife()
    {
        var result = TemplateLoader.Load(Request("  c: { type: typed.yaml, properties: { size: big } }"));

        Assert.NotNull(result.Template);
        var warning = Assert.Single(result.Diagnostics);
        Assert.Equal(DiagnosticSeverity.Warning, warning.Severity);
        Assert.Equal("resources.c<typed.yaml>.resources.f.properties.ram", warning.Path);
    }

    [Fact]
    public void ManyOfOneContent_AreLoadedOnce()
    {
        Assert.Equal(LookUps("same, same"), LookUps("same, same, same, same"));
        Assert.True(LookUps("same, same") < LookUps("same, else"), "Another parameter may be another mistake.");

        static int LookUps(string values)
        {
            var catalog = new CountingCatalog("OS::Heat::Value");
            var members = values.Split(", ").Select((value, number) => $"  c{number}: {{ type: child.yaml, properties: {{ name: {value} }} }}");
            Assert.NotNull(TemplateLoader.Load(Request(string.Join('\n', members)), catalog).Template);
            return catalog.LookUps;
        }
    }

    [Fact]
    public void MistakeInMembersOfOneContent_IsToldOfEach() => Assert.Equal(
        ["resources.a<wrong.yaml>.resources.r", "resources.b<wrong.yaml>.resources.r"],
        TemplateLoader.Load(Request("  a: { type: wrong.yaml }\n  b: { type: wrong.yaml }")).Diagnostics.Select(finding => finding.Path[..finding.Path.LastIndexOf(".r", StringComparison.Ordinal)] + ".r").Distinct());

    private static IStackTemplate Load(string resources, string environment = "", string outputs = "") =>
        TestTemplate.Load(Request(resources, environment, outputs));

    private static string[] Errors(string resources, string environment = "", string outputs = "") =>
        TestTemplate.Errors(Request(resources, environment, outputs));

    private static TemplateRequest Request(string resources, string environment = "", string outputs = "") =>
        TestTemplate.Request($"resources:\n{resources}\n{outputs}\n") with
        {
            Environments = [DocumentSource.OfText("environment", environment)],
            Files = new Dictionary<string, string>
            {
                ["child.yaml"] = Child,
                ["broken.yaml"] = "heat_template_version: [\n}",
                ["wrong.yaml"] = TestTemplate.Version + "resources: { r: { type: No::Such } }",
                ["outer.yaml"] = TestTemplate.Version + "resources: { m: { type: wrong.yaml } }",
                ["loop.yaml"] = TestTemplate.Version + "resources: { c: { type: loop.yaml } }",
                ["wrap.yaml"] = TestTemplate.Version
                    + "parameters: { value: { type: json }, type: { type: string, default: string } }\n"
                    + "resources: { v: { type: OS::Heat::Value, properties: { value: { get_param: value } } } }\n"
                    + "outputs: { value: { value: 1 }, show: { value: 1 } }",
                ["lib/v1/based.yaml"] = TestTemplate.Version,
                ["holder.yaml"] = TestTemplate.Version + "resources: { leaf: { type: My::Leaf } }",
                ["choosing.yaml"] = TestTemplate.Version
                    + "parameters: { env: { type: string } }\nconditions: { p: { equals: [ { get_param: env }, x ] } }\n"
                    + "resources: { r: { type: OS::Heat::None, condition: p } }",
                ["typed.yaml"] = TestTemplate.Version
                    + "parameters: { size: { type: string } }\n"
                    + "resources: { f: { type: OS::Nova::Flavor, properties: { ram: { get_param: size }, vcpus: 1 } } }",
            }.ToImmutableDictionary(),
        };

    /// <summary>Counts how often a type is looked up.</summary>
    private sealed class CountingCatalog(string type) : IResourceTypeCatalog
    {
        public int LookUps { get; private set; }

        public IEnumerable<string> Names => ResourceTypeCatalog.Default.Names;

        public ResourceTypeSchema? Find(string typeName)
        {
            LookUps += typeName == type ? 1 : 0;
            return ResourceTypeCatalog.Default.Find(typeName);
        }
    }
}
