namespace Heat.Simulator.Neutron;

/// <summary>What form a value must have.</summary>
internal enum AttributeForm
{
    Text,
    NullableText,
    Flag,
    Number,
    List,
    Map,
    Any,
}
