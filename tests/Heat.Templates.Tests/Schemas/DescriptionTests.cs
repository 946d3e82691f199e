using System.Collections.Immutable;
using Heat.Templates.Schemas;

namespace Heat.Templates.Tests.Schemas;

/// <summary>Types that have a driver are described in full.</summary>
public sealed class DescriptionTests
{
    [Theory]
    [InlineData("OS::Heat::RandomString")]
    [InlineData("OS::Heat::Value")]
    [InlineData("OS::Heat::None")]
    [InlineData("OS::Heat::TestResource")]
    [InlineData("OS::Neutron::Net")]
    [InlineData("OS::Neutron::Subnet")]
    [InlineData("OS::Neutron::Router")]
    [InlineData("OS::Neutron::RouterInterface")]
    [InlineData("OS::Neutron::Port")]
    [InlineData("OS::Neutron::SecurityGroup")]
    [InlineData("OS::Neutron::SecurityGroupRule")]
    [InlineData("OS::Neutron::FloatingIP")]
    [InlineData("OS::Neutron::FloatingIPAssociation")]
    [InlineData("OS::Nova::Server")]
    [InlineData("OS::Nova::KeyPair")]
    [InlineData("OS::Nova::ServerGroup")]
    [InlineData("OS::Cinder::Volume")]
    [InlineData("OS::Cinder::VolumeAttachment")]
    public void TypePropertyAndAttribute_EachHasASentence(string name)
    {
        var type = ResourceTypeCatalog.Default.Find(name)!;

        Assert.EndsWith(".", type.Description, StringComparison.Ordinal);
        Assert.Empty(Undescribed(type.Properties));
        Assert.Empty(type.Attributes.Where(attribute => !attribute.Value.Description.EndsWith('.')).Select(attribute => attribute.Key));
    }

    private static IEnumerable<string> Undescribed(ImmutableArray<KeyValuePair<string, PropertySchema>> properties) =>
    [
        .. properties.Where(property => !property.Value.Description.EndsWith('.')).Select(property => property.Key),
        .. properties.SelectMany(property => Undescribed(property.Value.Fields)),
        .. properties.SelectMany(property => Undescribed(property.Value.Items?.Fields ?? [])),
    ];
}
