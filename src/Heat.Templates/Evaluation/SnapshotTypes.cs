using System.Collections.Frozen;

namespace Heat.Templates.Evaluation;

/// <summary>Types whose objects can be backed up before they are deleted (Heat's <c>handle_snapshot_delete</c>).</summary>
internal static class SnapshotTypes
{
    private static readonly FrozenSet<string> Names =
        FrozenSet.Create(StringComparer.Ordinal, "OS::Cinder::Volume", "OS::Nova::Server", "OS::Trove::Instance", "AWS::EC2::Volume", "OS::Heat::TestResource");

    public static bool Contains(string type) => Names.Contains(type);
}
