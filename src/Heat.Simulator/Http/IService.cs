namespace Heat.Simulator.Http;

/// <summary>One OpenStack service behind the common front.</summary>
internal interface IService
{
    /// <summary>Type in the catalogue; also the name by which faults, latency and counters know it.</summary>
    string Type { get; }

    /// <summary>First path segment under which it is served.</summary>
    string Root { get; }

    Reply Handle(Call call);

    /// <summary>The error body in the service's own form.</summary>
    JsonObject Describe(ServiceFault fault);

    /// <summary>The whole error answer.</summary>
    Reply Refuse(Call call, ServiceFault fault) => Reply.Of(fault.Status, Describe(fault));

    /// <summary>Headers that every answer of the service carries.</summary>
    IEnumerable<(string Name, string Value)> HeadersFor(Call call);
}
