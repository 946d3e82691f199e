using Heat.Engine.Adoption;

namespace Heat.Engine.Tests.Adoption;

public sealed class AdoptionReaderTests
{
    [Fact]
    public void DocumentOfHeat_IsRead()
    {
        var stack = AdoptionReader.Read("""
            {"name": "web", "id": "s", "action": "CREATE", "status": "COMPLETE", "template": {}, "files": {}, "environment": {},
             "resources": {
               "srv": {"name": "srv", "resource_id": "one", "type": "OS::Nova::Server", "action": "CREATE", "status": "COMPLETE",
                       "metadata": {}, "resource_data": {"internal_ports": "[]", "count": 3}},
               "lost": {"name": "lost", "resource_id": null, "type": "OS::Neutron::Net"},
               "grp": {"name": "web-grp", "id": "two", "template": {}, "resources": {"0": {"name": "0", "resource_id": "three"}}}}}
            """);

        Assert.Equal("web", stack.Name);
        Assert.Equal(("one", "OS::Nova::Server", "[]", "3"), (
            stack.Resources["srv"].Id, stack.Resources["srv"].Type, stack.Resources["srv"].Data["internal_ports"], stack.Resources["srv"].Data["count"]));
        Assert.Null(stack.Resources["lost"].Id);
        Assert.Null(stack.Resources["srv"].Nested);
        Assert.Equal("three", AdoptionReader.Read(stack.Resources["grp"].Nested!).Resources["0"].Id); // a group has a document
    }

    [Theory]
    [InlineData("no json", "The document is no JSON")]
    [InlineData("[]", "The document has no map 'resources'")]
    [InlineData("""{"resources": []}""", "The document has no map 'resources'")]
    [InlineData("""{"resources": {"a": 1}}""", "An entry of 'resources' is no map.")]
    public void AnythingElse_IsRefusedWithWhatWasExpected(string json, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => AdoptionReader.Read(json)).Message, StringComparison.Ordinal);
}
